/** @file atlas_test.h
 *  @brief The one header that every unit test includes.
 *
 *  cmocka.h (1.1.x) needs three standard headers before it; the formatter would
 *  sort it to the front, so formatting is off for these lines.
 */
#ifndef ATLAS_TEST_H
#define ATLAS_TEST_H

// clang-format off
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

/** Number of items of an array. */
#define ATLAS_COUNT(array) (sizeof(array) / sizeof((array)[0]))

#endif
