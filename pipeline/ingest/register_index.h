/** @file register_index.h
 *  @brief Sorts the register by URN and by LAESTAB once it is whole.
 */
#ifndef INGEST_REGISTER_INDEX_H
#define INGEST_REGISTER_INDEX_H

#include "atlas/schools.h"

/** Fill by_urn, by_laestab and laestabs from the items. */
void ingest_register_index(struct atlas_register *schools);

#endif
