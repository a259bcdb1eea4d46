#include "Kernels/LaneSums.h"

namespace dupnet
{
namespace
{
constexpr uint32_t EvenLanes = 0x00FF00FF;

// Words of `Columns` neighbouring columns. A word and the rest, not an array: so all of them are kept in registers.
template <int Columns> struct Words
{
    uint32_t word;
    Words<Columns - 1> rest;

    template <class Each> inline __attribute__((always_inline)) void forEach(Each each, int32_t column = 0)
    {
        each(word, column);
        rest.forEach(each, column + 1);
    }

    // Calls each(word, a's, b's, column).
    template <class Each> inline __attribute__((always_inline)) void forEach(Words& a, Words& b, Each each, int32_t column = 0)
    {
        each(word, a.word, b.word, column);
        rest.forEach(a.rest, b.rest, each, column + 1);
    }

    // Adds the words at `table`, `step` bytes apart, each at once. Left alone, the compiler loads many words first and adds
    // them up in another order, and what waits does not fit the registers: an empty statement that may change the sum and
    // all memory keeps them apart.
    inline __attribute__((always_inline)) void add(const uint8_t* table, int32_t step)
    {
        word += *reinterpret_cast<const uint32_t*>(table);
        asm volatile("" : "+r"(word) : : "memory");
        rest.add(table + step, step);
    }
};

template <> struct Words<0>
{
    template <class Each> inline void forEach(Each, int32_t) {}

    template <class Each> inline void forEach(Words&, Words&, Each, int32_t) {}

    inline void add(const uint8_t*, int32_t) {}
};

// The look-ups of a window. Kernel, TableBytes and Stride are constants where they are not 0: then all offsets within a group
// are immediates of the loads.
template <int Kernel, int TableBytes, int Stride> struct Taps
{
    const LaneWindow& window;

    int32_t kernel() const { return Kernel != 0 ? Kernel : window.kernel; }

    int32_t tableBytes() const { return TableBytes != 0 ? TableBytes : window.tableBytes; }

    int32_t columnBytes() const { return tableBytes() * (Stride != 0 ? Stride : window.stride); }

    // Adds `count` groups and moves on.
    template <int Columns>
    inline __attribute__((always_inline)) void add(
        Words<Columns>& sums, const uint8_t*& tables, const uint8_t*& indexes, int32_t count) const
    {
        int32_t groupBytes = window.groupBytes;
        const uint8_t* index = indexes;
        const uint8_t* table = tables;
        for (const uint8_t* end = index + (count * kernel()); index != end;)
        {
            if (Kernel == 3)
            {
                addTap(sums, table + index[0], 0);
                addTap(sums, table + index[1], tableBytes());
                addTap(sums, table + index[2], 2 * tableBytes());
                index += 3;
            }
            else
            {
                for (int32_t x = 0; x < kernel(); x++)
                {
                    addTap(sums, table + *index++, x * tableBytes());
                }
            }

            table += groupBytes;
        }

        indexes = index;
        tables = table;
    }

    template <int Columns>
    inline __attribute__((always_inline)) void addTap(Words<Columns>& sums, const uint8_t* row, int32_t offset) const
    {
        // The compiler must not add the offset to the row: it is part of the loads.
        asm volatile("" : "+r"(row));
        sums.add(row + offset, columnBytes());
    }
};

struct HalfwordStep
{
    const LaneWindow& window;
    const uint8_t* indexes;
    const uint32_t* offsets;
    uint32_t* z;

    template <int Columns, int Kernel, int TableBytes, int Stride> __attribute__((noinline)) void run(int32_t column) const
    {
        Taps<Kernel, TableBytes, Stride> taps = {window};
        Words<Columns> sums;
        sums.forEach([](uint32_t& word, int32_t) { word = 0; });
        const uint8_t* index = indexes;
        int32_t start = column * taps.columnBytes();
        for (int32_t plane = window.planes;;)
        {
            for (int32_t y = 0; y < taps.kernel(); y++)
            {
                const uint8_t* tables = window.rows[y] + start;
                taps.add(sums, tables, index, window.groups);
            }

            if (--plane == 0)
            {
                break;
            }

            sums.forEach([](uint32_t& word, int32_t) { word <<= 1; });
        }

        // The tables hold 2T, so the sums are 2V.
        const uint32_t* from = offsets + column;
        uint32_t* to = z + column;
        sums.forEach([=](uint32_t& word, int32_t c) { to[c] = word + from[c]; });
    }
};

// `odd` takes the words shifted right by a byte but not masked: V1 + 2^8 V2 + 2^16 V3. V2 is known from `even` and taken off
// at the end.
struct ByteStep
{
    const LaneWindow& window;
    const uint8_t* indexes;
    const uint32_t* offsets;
    uint32_t* z;
    int32_t half;

    template <int Columns, int Kernel, int TableBytes, int Stride> __attribute__((noinline)) void run(int32_t column) const
    {
        Taps<Kernel, TableBytes, Stride> taps = {window};
        Words<Columns> even;
        Words<Columns> odd;
        Words<Columns> sums;
        sums.forEach(even, odd, [](uint32_t&, uint32_t& e, uint32_t& o, int32_t) {
            e = 0;
            o = 0;
        });
        const uint8_t* index = indexes;
        int32_t start = column * taps.columnBytes();
        for (int32_t plane = window.planes;;)
        {
            for (int32_t y = 0; y < taps.kernel(); y++)
            {
                const uint8_t* tables = window.rows[y] + start;
                for (int32_t left = window.groups; left > 0; left -= window.period)
                {
                    sums.forEach([](uint32_t& word, int32_t) { word = 0; });
                    taps.add(sums, tables, index, left < window.period ? left : window.period);
                    sums.forEach(even, odd, [](uint32_t& word, uint32_t& e, uint32_t& o, int32_t) {
                        e += word & EvenLanes;
                        o += word >> 8;
                    });
                }
            }

            if (--plane == 0)
            {
                break;
            }

            sums.forEach(even, odd, [](uint32_t&, uint32_t& e, uint32_t& o, int32_t) {
                e <<= 1;
                o <<= 1;
            });
        }

        const uint32_t* from = offsets + column;
        uint32_t* to = z + column;
        const uint32_t* fromOdd = from + half;
        uint32_t* toOdd = to + half;
        sums.forEach(even, odd, [=](uint32_t&, uint32_t& e, uint32_t& o, int32_t c) {
            to[c] = (e << 1) + from[c];
            toOdd[c] = ((o - ((e >> 16) << 8)) << 1) + fromOdd[c];
        });
    }
};

struct NarrowStep
{
    const LaneWindow& window;
    const uint8_t* indexes;
    const uint32_t* offsets;
    uint32_t bias;
    uint32_t* z;

    template <int Columns, int Kernel, int TableBytes, int Stride> __attribute__((noinline)) void run(int32_t column) const
    {
        Taps<Kernel, TableBytes, Stride> taps = {window};
        Words<Columns> sums;
        const uint32_t* from = offsets + column;
        uint32_t first = bias;
        sums.forEach([=](uint32_t& word, int32_t c) { word = from[c] + first; });
        const uint8_t* index = indexes;
        int32_t start = column * taps.columnBytes();
        for (int32_t y = 0; y < taps.kernel(); y++)
        {
            const uint8_t* tables = window.rows[y] + start;
            taps.add(sums, tables, index, window.groups);
        }

        uint32_t* to = z + column;
        sums.forEach([=](uint32_t& word, int32_t c) { to[c] = word; });
    }
};

template <bool Wide, int Kernel, int TableBytes, int Stride, class Step> void runSteps(int32_t columns, const Step& step)
{
    for (int32_t column = 0; column < columns;)
    {
        int32_t width = nextStep(columns - column, Wide);
        switch (width)
        {
            case 10:
                step.template run<Wide ? 10 : 5, Kernel, TableBytes, Stride>(column);
                break;
            case 5:
                step.template run<5, Kernel, TableBytes, Stride>(column);
                break;
            case 4:
                step.template run<4, Kernel, TableBytes, Stride>(column);
                break;
            default:
                step.template run<1, Kernel, TableBytes, Stride>(column);
                break;
        }

        column += width;
    }
}

template <int Kernel, int TableBytes, int Stride, bool Widened, class Step> bool runFitting(const LaneWindow& window, const Step& step)
{
    if (window.kernel != Kernel || window.tableBytes != TableBytes || window.stride != Stride)
    {
        return false;
    }

    runSteps<isWide(Kernel, TableBytes, Stride, Widened), Kernel, TableBytes, Stride>(window.columns, step);
    return true;
}

template <class Step> void runAny(const LaneWindow& window, const Step& step)
{
    runSteps<false, 0, 0, 0>(window.columns, step);
}
}

void sumHalfwordLanes(const LaneWindow& window, const uint8_t* indexes, const uint32_t* offsets, uint32_t* z)
{
    HalfwordStep step = {window, indexes, offsets, z};
    if (!runFitting<3, 32, 2, false>(window, step) && !runFitting<3, 64, 1, false>(window, step)
        && !runFitting<3, 128, 1, false>(window, step) && !runFitting<3, 256, 1, false>(window, step)
        && !runFitting<3, 64, 2, false>(window, step) && !runFitting<3, 128, 2, false>(window, step)
        && !runFitting<3, 256, 2, false>(window, step))
    {
        runAny(window, step);
    }
}

void sumByteLanes(const LaneWindow& window, const uint8_t* indexes, const uint32_t* offsets, uint32_t* z, int32_t half)
{
    ByteStep step = {window, indexes, offsets, z, half};
    if (!runFitting<3, 64, 1, true>(window, step) && !runFitting<3, 128, 1, true>(window, step)
        && !runFitting<3, 64, 2, true>(window, step) && !runFitting<3, 128, 2, true>(window, step))
    {
        runAny(window, step);
    }
}

void sumNarrowLanes(const LaneWindow& window, const uint8_t* indexes, const uint32_t* offsets, uint32_t bias, uint32_t* z)
{
    NarrowStep step = {window, indexes, offsets, bias, z};
    if (!runFitting<3, 64, 1, false>(window, step) && !runFitting<3, 128, 1, false>(window, step))
    {
        runAny(window, step);
    }
}
}
