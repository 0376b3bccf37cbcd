/** @file picture_check.h
 *  @brief Whether picture, legend and table say the same of every area.
 */
#ifndef ATLAS_TEST_PICTURE_CHECK_H
#define ATLAS_TEST_PICTURE_CHECK_H

#include "atlas/render.h"

/** Fails the test unless, for every area and panel, the class of the table, the
 *  class that atlas_class_of() gives and the fill of the map are one; unless
 *  the legend counts the areas of each as they are; unless the middle of every
 *  area that can be seen has the colour of its class on the PNG, each class
 *  with areas is found there and every swatch of the legend has its colour.
 *
 *  @return areas whose colour was looked at, of all panels.
 */
size_t picture_check(const struct atlas_map *map, const char *what);

#endif
