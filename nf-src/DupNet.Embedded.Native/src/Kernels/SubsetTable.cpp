#include "Kernels/SubsetTable.h"

namespace dupnet
{
// Three or four numbers are added in registers, a new entry from an old one with one addition and one store.
static inline void fill8(uint32_t* t, uint32_t start, uint32_t v0, uint32_t v1, uint32_t v2)
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
    t[7] = s3 + v2;
}

static inline void fill16(uint32_t* t, uint32_t start, const uint32_t* v)
{
    uint32_t v0 = v[0];
    uint32_t v1 = v[1];
    uint32_t v2 = v[2];
    fill8(t, start, v0, v1, v2);
    fill8(t + 8, start + v[3], v0, v1, v2);
}

void fillSubsetTable(uint32_t* table, const uint32_t* v, int count)
{
    switch (count)
    {
        case 6:
            fill16(table + 32, v[5], v);
            fill16(table + 48, v[4] + v[5], v);
            [[fallthrough]];

        case 5:
            fill16(table + 16, v[4], v);
            [[fallthrough]];

        case 4:
            fill16(table, 0, v);
            return;

        case 3:
            fill8(table, 0, v[0], v[1], v[2]);
            return;

        default:
            table[0] = 0;
            table[1] = v[0];
            if (count == 2)
            {
                table[2] = v[1];
                table[3] = v[0] + v[1];
            }

            return;
    }
}
}
