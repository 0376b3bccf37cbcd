/** @file xml_check.h
 *  @brief Whether a text is well-formed XML, as far as our SVG uses it.
 */
#ifndef ATLAS_TEST_XML_CHECK_H
#define ATLAS_TEST_XML_CHECK_H

#include <stddef.h>

/** Fails the test unless tags nest, attributes are quoted and not repeated,
 *  `<` and `&` are only markup, and ids differ. Returns the number of elements.
 */
size_t xml_check(const char *xml);

#endif
