#pragma once
#include <stdint.h>

namespace dupnet
{
// Subset tables: entry s is the sum of those v[b] whose bit b is set in s. All return their last entry, the sum of all.

// Of three numbers, from `start` on: a new entry is an old one and one addition.
inline uint32_t fillSubsetTable8(uint32_t* t, uint32_t v0, uint32_t v1, uint32_t v2, uint32_t start = 0)
{
    uint32_t s1 = start + v0;
    uint32_t s2 = start + v1;
    uint32_t s3 = s1 + v1;
    t[0] = start;
    t[1] = s1;
    t[2] = s2;
    t[3] = s3;
    t[4] = start + v2;
    t[5] = s1 + v2;
    t[6] = s2 + v2;
    return t[7] = s3 + v2;
}

// Of four numbers.
inline uint32_t fillSubsetTable16(uint32_t* t, const uint32_t* v, uint32_t start = 0)
{
    uint32_t v0 = v[0];
    uint32_t v1 = v[1];
    uint32_t v2 = v[2];
    uint32_t v3 = v[3];
    fillSubsetTable8(t, v0, v1, v2, start);
    return fillSubsetTable8(t + 8, v0, v1, v2, start + v3);
}

// Of one to six numbers.
uint32_t fillSubsetTable(uint32_t* table, const uint32_t* v, int count);
}
