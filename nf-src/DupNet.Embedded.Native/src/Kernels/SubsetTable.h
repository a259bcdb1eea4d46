#pragma once
#include <stdint.h>

namespace dupnet
{
// Fills a table with the sums of all subsets of up to six numbers: entry s is the sum of those v[b] whose bit b is set.
void fillSubsetTable(uint32_t* table, const uint32_t* v, int count);
}
