/** @file page_check.h
 *  @brief Whether the parts of a page lie on it and apart from each other.
 */
#ifndef ATLAS_TEST_PAGE_CHECK_H
#define ATLAS_TEST_PAGE_CHECK_H

#include "render/page.h"

/** Fails the test unless every part of the page lies on it, none overlaps one
 *  that it must not overlap, and nothing but names stands on land. `what` names
 *  the case.
 */
void page_check(const struct page *page, const char *what);

/** Lay a map out, check it as above and return it; fails the test with the
 *  message when the map cannot be laid out.
 */
struct page page_checked(const struct atlas_map *map, const char *what);

#endif
