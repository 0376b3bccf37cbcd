// Which local authority followed which, England since 2009.
//
// In:  nothing.
// Out: the table. "Became" means that some of the old authority's area went to
//      the new one: Dorset's Christchurch went to Bournemouth, Christchurch
//      and Poole, so Dorset stands twice.
//
// Sources: DfE's list of local authorities with dates of operation and
// termination (published data QA, las.csv); ONS Code History Database. A new
// code for a small change of borders (Northumberland and Gateshead 2013,
// Barnsley and Sheffield 2025) counts as a succession: the files of before and
// after carry different codes.

#include "atlas/succession.h"

static const struct atlas_succession successions[] = {
    {"E10000001", "E06000055", "2009-04-01", "Bedfordshire", "Bedford"},
    {"E10000001", "E06000056", "2009-04-01", "Bedfordshire",
     "Central Bedfordshire"},
    {"E10000004", "E06000049", "2009-04-01", "Cheshire", "Cheshire East"},
    {"E10000004", "E06000050", "2009-04-01", "Cheshire",
     "Cheshire West and Chester"},
    {"E10000005", "E06000052", "2009-04-01", "Cornwall and Isles of Scilly",
     "Cornwall"},
    {"E10000005", "E06000053", "2009-04-01", "Cornwall and Isles of Scilly",
     "Isles of Scilly"},
    {"E10000010", "E06000047", "2009-04-01", "Durham", "County Durham"},
    {"E10000022", "E06000048", "2009-04-01", "Northumberland",
     "Northumberland"},
    {"E10000026", "E06000051", "2009-04-01", "Shropshire", "Shropshire"},
    {"E10000033", "E06000054", "2009-04-01", "Wiltshire", "Wiltshire"},
    {"E06000048", "E06000057", "2013-04-01", "Northumberland",
     "Northumberland"},
    {"E08000020", "E08000037", "2013-04-01", "Gateshead", "Gateshead"},
    {"E06000028", "E06000058", "2019-04-01", "Bournemouth",
     "Bournemouth, Christchurch and Poole"},
    {"E06000029", "E06000058", "2019-04-01", "Poole",
     "Bournemouth, Christchurch and Poole"},
    {"E10000009", "E06000058", "2019-04-01", "Dorset",
     "Bournemouth, Christchurch and Poole"},
    {"E10000009", "E06000059", "2019-04-01", "Dorset", "Dorset"},
    {"E10000002", "E06000060", "2020-04-01", "Buckinghamshire",
     "Buckinghamshire"},
    {"E10000021", "E06000061", "2021-04-01", "Northamptonshire",
     "North Northamptonshire"},
    {"E10000021", "E06000062", "2021-04-01", "Northamptonshire",
     "West Northamptonshire"},
    {"E10000006", "E06000063", "2023-04-01", "Cumbria", "Cumberland"},
    {"E10000006", "E06000064", "2023-04-01", "Cumbria",
     "Westmorland and Furness"},
    {"E10000023", "E06000065", "2023-04-01", "North Yorkshire",
     "North Yorkshire"},
    {"E10000027", "E06000066", "2023-04-01", "Somerset", "Somerset"},
    {"E08000016", "E08000038", "2025-05-01", "Barnsley", "Barnsley"},
    {"E08000019", "E08000039", "2025-05-01", "Sheffield", "Sheffield"},
};

const struct atlas_succession *atlas_successions(size_t *ret_count) {
    *ret_count = sizeof(successions) / sizeof(successions[0]);
    return successions;
}
