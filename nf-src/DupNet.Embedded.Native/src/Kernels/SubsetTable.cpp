#include "Kernels/SubsetTable.h"

namespace dupnet
{
uint32_t fillSubsetTable(uint32_t* table, const uint32_t* v, int count)
{
    switch (count)
    {
        case 1:
            table[0] = 0;
            return table[1] = v[0];

        case 2:
            table[0] = 0;
            table[1] = v[0];
            table[2] = v[1];
            return table[3] = v[0] + v[1];

        case 3:
            return fillSubsetTable8(table, v[0], v[1], v[2]);

        case 4:
            return fillSubsetTable16(table, v);

        case 5:
            fillSubsetTable16(table, v);
            return fillSubsetTable16(table + 16, v, v[4]);

        default:
            fillSubsetTable16(table, v);
            fillSubsetTable16(table + 16, v, v[4]);
            fillSubsetTable16(table + 32, v, v[5]);
            return fillSubsetTable16(table + 48, v, v[4] + v[5]);
    }
}
}
