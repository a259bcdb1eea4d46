#include "Kernels/LaneSums.h"

namespace dupnet
{
namespace
{
constexpr uint32_t EvenLanes = 0x00FF00FF;

inline uint32_t loadWord(const uint8_t* p) { return *reinterpret_cast<const uint32_t*>(p); }

// Sums of `Columns` neighbouring windows. Kernel, TableBytes and Stride are constants where they are not 0, so that all
// offsets of a group are immediates of the loads.
template <int Columns, int Kernel, int TableBytes, int Stride> struct Step
{
    static inline __attribute__((always_inline)) const uint8_t* add(
        const LaneWindow& window, const uint8_t* tables, const uint8_t* indexes, uint32_t (&sums)[Columns])
    {
        int32_t tableBytes = TableBytes != 0 ? TableBytes : window.tableBytes;
        int32_t columnBytes = tableBytes * (Stride != 0 ? Stride : window.stride);
        int32_t kernel = Kernel != 0 ? Kernel : window.kernel;
#pragma GCC unroll 3
        for (int32_t x = 0; x < kernel; x++)
        {
            const uint8_t* row = tables + *indexes++;
#pragma GCC unroll 10
            for (int32_t c = 0; c < Columns; c++)
            {
                sums[c] += loadWord(row + (x * tableBytes) + (c * columnBytes));
            }
        }

        return indexes;
    }
};

template <int Columns, int Kernel, int TableBytes, int Stride>
inline __attribute__((always_inline)) void sumHalfwords(
    const LaneWindow& window, const uint8_t* indexes, int32_t column, const uint32_t* offsets, uint32_t* z)
{
    int32_t start = column * (TableBytes != 0 ? TableBytes : window.tableBytes) * (Stride != 0 ? Stride : window.stride);
    int32_t kernel = Kernel != 0 ? Kernel : window.kernel;
    uint32_t sums[Columns] = {};
    for (int32_t plane = window.planes;;)
    {
        for (int32_t y = 0; y < kernel; y++)
        {
            const uint8_t* tables = window.rows[y] + start;
            for (int32_t group = window.groups; group > 0; group--)
            {
                indexes = Step<Columns, Kernel, TableBytes, Stride>::add(window, tables, indexes, sums);
                tables += window.groupBytes;
            }
        }

        if (--plane == 0)
        {
            break;
        }

        for (uint32_t& sum : sums)
        {
            sum <<= 1;
        }
    }

    // The tables hold 2T, so the sums are 2V.
    for (int32_t c = 0; c < Columns; c++)
    {
        z[column + c] = sums[c] + offsets[column + c];
    }
}

// Byte lanes. `odd` takes the words shifted right by a byte but not masked: V1 + 2^8 V2 + 2^16 V3. V2 is known from `even`
// and taken off at the end.
template <int Columns, int Kernel, int TableBytes, int Stride>
inline __attribute__((always_inline)) void sumBytes(
    const LaneWindow& window, const uint8_t* indexes, int32_t column, const uint32_t* offsets, uint32_t* z, int32_t half)
{
    int32_t start = column * (TableBytes != 0 ? TableBytes : window.tableBytes) * (Stride != 0 ? Stride : window.stride);
    int32_t kernel = Kernel != 0 ? Kernel : window.kernel;
    uint32_t even[Columns] = {};
    uint32_t odd[Columns] = {};
    for (int32_t plane = window.planes;;)
    {
        uint32_t sums[Columns] = {};
        int32_t left = window.period;
        for (int32_t y = 0; y < kernel; y++)
        {
            const uint8_t* tables = window.rows[y] + start;
            for (int32_t group = window.groups; group > 0; group--)
            {
                if (left == 0)
                {
                    for (int32_t c = 0; c < Columns; c++)
                    {
                        even[c] += sums[c] & EvenLanes;
                        odd[c] += sums[c] >> 8;
                        sums[c] = 0;
                    }

                    left = window.period;
                }

                left--;
                indexes = Step<Columns, Kernel, TableBytes, Stride>::add(window, tables, indexes, sums);
                tables += window.groupBytes;
            }
        }

        for (int32_t c = 0; c < Columns; c++)
        {
            even[c] += sums[c] & EvenLanes;
            odd[c] += sums[c] >> 8;
        }

        if (--plane == 0)
        {
            break;
        }

        for (int32_t c = 0; c < Columns; c++)
        {
            even[c] <<= 1;
            odd[c] <<= 1;
        }
    }

    for (int32_t c = 0; c < Columns; c++)
    {
        z[column + c] = (even[c] << 1) + offsets[column + c];
        z[half + column + c] = ((odd[c] - ((even[c] >> 16) << 8)) << 1) + offsets[half + column + c];
    }
}

// Whether steps of five and four cover a number of columns.
constexpr bool isCovered(int32_t columns) { return columns == 0 || columns == 4 || columns == 5 || (columns >= 8 && columns != 11); }

// Columns of the next step: five or four, single ones only where they must be.
constexpr int32_t nextStep(int32_t left)
{
    return left >= 5 && (isCovered(left - 5) || !isCovered(left)) ? 5 : left >= 4 && isCovered(left - 4) ? 4 : 1;
}

template <int Kernel, int TableBytes, int Stride>
void sumAllBytes(const LaneWindow& window, const uint8_t* indexes, const uint32_t* offsets, uint32_t* z, int32_t half)
{
    for (int32_t column = 0; column < window.columns;)
    {
        int32_t step = nextStep(window.columns - column);
        if (step == 5)
        {
            sumBytes<5, Kernel, TableBytes, Stride>(window, indexes, column, offsets, z, half);
        }
        else if (step == 4)
        {
            sumBytes<4, Kernel, TableBytes, Stride>(window, indexes, column, offsets, z, half);
        }
        else
        {
            sumBytes<1, Kernel, TableBytes, Stride>(window, indexes, column, offsets, z, half);
        }

        column += step;
    }
}

template <int Kernel, int TableBytes, int Stride>
void sumAllHalfwords(const LaneWindow& window, const uint8_t* indexes, const uint32_t* offsets, uint32_t* z)
{
    for (int32_t column = 0; column < window.columns;)
    {
        int32_t step = nextStep(window.columns - column);
        if (step == 5)
        {
            sumHalfwords<5, Kernel, TableBytes, Stride>(window, indexes, column, offsets, z);
        }
        else if (step == 4)
        {
            sumHalfwords<4, Kernel, TableBytes, Stride>(window, indexes, column, offsets, z);
        }
        else
        {
            sumHalfwords<1, Kernel, TableBytes, Stride>(window, indexes, column, offsets, z);
        }

        column += step;
    }
}
}

void sumByteLanes(const LaneWindow& window, const uint8_t* indexes, const uint32_t* offsets, uint32_t* z, int32_t half)
{
    if (window.kernel == 3 && window.stride == 1)
    {
        switch (window.tableBytes)
        {
            case 64:
                return sumAllBytes<3, 64, 1>(window, indexes, offsets, z, half);
            case 128:
                return sumAllBytes<3, 128, 1>(window, indexes, offsets, z, half);
            default:
                break;
        }
    }

    sumAllBytes<0, 0, 0>(window, indexes, offsets, z, half);
}

void sumHalfwordLanes(const LaneWindow& window, const uint8_t* indexes, const uint32_t* offsets, uint32_t* z)
{
    if (window.kernel == 3 && window.stride == 1)
    {
        switch (window.tableBytes)
        {
            case 64:
                return sumAllHalfwords<3, 64, 1>(window, indexes, offsets, z);
            case 128:
                return sumAllHalfwords<3, 128, 1>(window, indexes, offsets, z);
            case 256:
                return sumAllHalfwords<3, 256, 1>(window, indexes, offsets, z);
            default:
                break;
        }
    }

    if (window.kernel == 3 && window.stride == 2 && window.tableBytes == 32)
    {
        return sumAllHalfwords<3, 32, 2>(window, indexes, offsets, z);
    }

    sumAllHalfwords<0, 0, 0>(window, indexes, offsets, z);
}
}
