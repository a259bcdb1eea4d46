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

    // Adds the words at `table`, `step` bytes apart: two or three are loaded, then added, so that no addition waits for its load.
    // Left alone, the compiler loads many words first and adds them up in another order, and what waits does not fit the
    // registers: an empty statement that may change the words and all memory keeps them apart.
    inline __attribute__((always_inline)) void add(const uint8_t* table, int32_t step)
    {
        uint32_t a = at(table);
        if constexpr (Columns == 1)
        {
            word += a;
            asm volatile("" : "+r"(word) : : "memory");
        }
        else if constexpr (Columns == 3)
        {
            uint32_t b = at(table + step);
            uint32_t c = at(table + (2 * step));
            asm volatile("" : "+r"(a), "+r"(b), "+r"(c) : : "memory");
            word += a;
            rest.word += b;
            rest.rest.word += c;
            asm volatile("" : "+r"(word), "+r"(rest.word), "+r"(rest.rest.word) : : "memory");
        }
        else
        {
            uint32_t b = at(table + step);
            asm volatile("" : "+r"(a), "+r"(b) : : "memory");
            word += a;
            rest.word += b;
            asm volatile("" : "+r"(word), "+r"(rest.word) : : "memory");
            rest.rest.add(table + (2 * step), step);
        }
    }

private:
    static inline __attribute__((always_inline)) uint32_t at(const uint8_t* address) { return *reinterpret_cast<const uint32_t*>(address); }
};

template <> struct Words<0>
{
    template <class Each> inline void forEach(Each, int32_t) {}

    template <class Each> inline void forEach(Words&, Words&, Each, int32_t) {}

    inline void add(const uint8_t*, int32_t) {}
};

// The look-ups of a window. Kernel, Columns (taps of a row), TableBytes and Stride are constants where they are not 0: then all offsets within a group
// are immediates of the loads.
template <int Kernel, int Columns, int TableBytes, int Stride> struct Taps
{
    const LaneWindow& window;

    int32_t kernel() const { return Kernel != 0 ? Kernel : window.kernel; }

    int32_t taps() const { return Columns != 0 ? Columns : window.taps; }

    int32_t tableBytes() const { return TableBytes != 0 ? TableBytes : window.tableBytes; }

    int32_t columnBytes() const { return tableBytes() * (Stride != 0 ? Stride : window.stride); }

    // Adds `count` groups and moves on.
    template <int Count>
    inline __attribute__((always_inline)) void add(
        Words<Count>& sums, const uint8_t*& tables, const uint8_t*& indexes, int32_t count) const
    {
        int32_t groupBytes = window.groupBytes;
        const uint8_t* index = indexes;
        const uint8_t* table = tables;
        for (const uint8_t* end = index + (count * taps()); index != end;)
        {
            if (Columns == 3)
            {
                // All three are read before the first is used.
                uint32_t first = index[0];
                uint32_t second = index[1];
                uint32_t third = index[2];
                asm volatile("" : "+r"(first), "+r"(second), "+r"(third));
                index += 3;
                addTap(sums, table + first, 0);
                addTap(sums, table + second, tableBytes());
                addTap(sums, table + third, 2 * tableBytes());
            }
            else
            {
                for (int32_t x = 0; x < taps(); x++)
                {
                    addTap(sums, table + *index++, x * tableBytes());
                }
            }

            table += groupBytes;
        }

        indexes = index;
        tables = table;
    }

    // Adds a look-up in each of three rows. Of one channel's weights many planes of a row are empty, and add nothing.
    template <int Count>
    inline __attribute__((always_inline)) void addRows(
        Words<Count>& sums, const uint8_t* top, const uint8_t* middle, const uint8_t* bottom, const uint8_t*& indexes) const
    {
        uint32_t first = indexes[0];
        uint32_t second = indexes[1];
        uint32_t third = indexes[2];
        asm volatile("" : "+r"(first), "+r"(second), "+r"(third));
        indexes += 3;
        if (first != 0)
        {
            addTap(sums, top + first, 0);
        }

        if (second != 0)
        {
            addTap(sums, middle + second, 0);
        }

        if (third != 0)
        {
            addTap(sums, bottom + third, 0);
        }
    }

    template <int Count>
    inline __attribute__((always_inline)) void addTap(Words<Count>& sums, const uint8_t* row, int32_t offset) const
    {
        // The compiler must not add the offset to the row: it is part of the loads.
        asm volatile("" : "+r"(row));
        sums.add(row + offset, columnBytes());
    }
};

// What a step of columns is given.
struct Step
{
    const LaneWindow& window;
    const LaneFilters& filters;
    const uint32_t* offsets;
    uint32_t* z;
};

template <LaneWidth width> struct Sums;

template <> struct Sums<LaneWidth::Halfword>
{
    template <int Columns, int Kernel, int TapColumns, int TableBytes, int Stride>
    static __attribute__((noinline)) void run(const Step& step, int32_t column)
    {
        const LaneWindow& window = step.window;
        Taps<Kernel, TapColumns, TableBytes, Stride> taps = {window};
        const uint8_t* index = step.filters.indexes;
        const uint32_t* from = step.offsets + column;
        int32_t start = column * taps.columnBytes();
        const uint8_t* top = window.rows[0] + start;
        const uint8_t* middle = window.rows[Kernel == 3 ? 1 : 0] + start;
        const uint8_t* bottom = window.rows[Kernel == 3 ? 2 : 0] + start;
        if (Kernel == 3 && TapColumns == 1)
        {
            // Kept as they are, not added up anew at every look-up.
            asm volatile("" : "+r"(top), "+r"(middle), "+r"(bottom));
        }

        uint32_t* to = step.z + (LaneFilters::Most * column);
        for (uint32_t* end = to + step.filters.count; to != end; to++)
        {
            Words<Columns> sums;
            sums.forEach([](uint32_t& word, int32_t) { word = 0; });
            for (int32_t plane = window.planes;;)
            {
                if (Kernel == 3 && TapColumns == 1)
                {
                    // Gray rows: one look-up each.
                    taps.addRows(sums, top, middle, bottom, index);
                }
                else
                {
                    for (int32_t y = 0; y < taps.kernel(); y++)
                    {
                        const uint8_t* tables = window.rows[y] + start;
                        taps.add(sums, tables, index, window.groups);
                    }
                }

                if (--plane == 0)
                {
                    break;
                }

                sums.forEach([](uint32_t& word, int32_t) { word <<= 1; });
            }

            // The tables hold 2T, so the sums are 2V.
            sums.forEach([=](uint32_t& word, int32_t c) { to[LaneFilters::Most * c] = word + from[c]; });
        }
    }
};

// `odd` takes the words shifted right by a byte but not masked: V1 + 2^8 V2 + 2^16 V3. V2 is known from `even` and taken off
// at the end.
template <> struct Sums<LaneWidth::Byte>
{
    template <int Columns, int Kernel, int TapColumns, int TableBytes, int Stride>
    static __attribute__((noinline)) void run(const Step& step, int32_t column)
    {
        const LaneWindow& window = step.window;
        Taps<Kernel, TapColumns, TableBytes, Stride> taps = {window};
        const uint8_t* index = step.filters.indexes;
        const uint32_t* from = step.offsets + column;
        const uint32_t* fromOdd = from + step.filters.half;
        int32_t start = column * taps.columnBytes();
        int32_t half = LaneFilters::Most * step.filters.half;
        uint32_t* to = step.z + (LaneFilters::Most * column);
        for (uint32_t* end = to + step.filters.count; to != end; to++)
        {
            Words<Columns> even;
            Words<Columns> odd;
            Words<Columns> sums;
            sums.forEach(even, odd, [](uint32_t&, uint32_t& e, uint32_t& o, int32_t) {
                e = 0;
                o = 0;
            });
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

            uint32_t* toOdd = to + half;
            sums.forEach(even, odd, [=](uint32_t&, uint32_t& e, uint32_t& o, int32_t c) {
                to[LaneFilters::Most * c] = (e << 1) + from[c];
                toOdd[LaneFilters::Most * c] = ((o - ((e >> 16) << 8)) << 1) + fromOdd[c];
            });
        }
    }
};

template <> struct Sums<LaneWidth::Narrow>
{
    template <int Columns, int Kernel, int TapColumns, int TableBytes, int Stride>
    static __attribute__((noinline)) void run(const Step& step, int32_t column)
    {
        const LaneWindow& window = step.window;
        Taps<Kernel, TapColumns, TableBytes, Stride> taps = {window};
        const uint8_t* index = step.filters.indexes;
        const uint32_t* from = step.offsets + column;
        const uint32_t* bias = step.filters.biases;
        int32_t start = column * taps.columnBytes();
        uint32_t* to = step.z + (LaneFilters::Most * column);
        for (uint32_t* end = to + step.filters.count; to != end; to++)
        {
            Words<Columns> sums;
            uint32_t first = *bias;
            bias += step.filters.biasStep;
            sums.forEach([=](uint32_t& word, int32_t c) { word = from[c] + first; });
            for (int32_t y = 0; y < taps.kernel(); y++)
            {
                const uint8_t* tables = window.rows[y] + start;
                taps.add(sums, tables, index, window.groups);
            }

            sums.forEach([=](uint32_t& word, int32_t c) { to[LaneFilters::Most * c] = word; });
        }
    }
};

// Windows with loops of their own: those that the models and sizes at hand spend their time in.
constexpr WindowShape Shapes[] = {
    {LaneWidth::Halfword, 3, 3, 32, 2},
    {LaneWidth::Halfword, 3, 3, 64, 1},
    {LaneWidth::Halfword, 3, 3, 128, 1},
    {LaneWidth::Halfword, 3, 3, 256, 1},
    {LaneWidth::Halfword, 3, 3, 256, 2},
    {LaneWidth::Halfword, 3, 1, 32, 1},
    {LaneWidth::Byte, 3, 3, 64, 1},
    {LaneWidth::Byte, 3, 3, 64, 2},
    {LaneWidth::Byte, 3, 3, 128, 1},
    {LaneWidth::Byte, 3, 3, 128, 2},
    {LaneWidth::Byte, 3, 3, 256, 1},
    {LaneWidth::Byte, 3, 3, 256, 2},
    {LaneWidth::Byte, 1, 1, 64, 1},
    {LaneWidth::Narrow, 3, 3, 32, 1},
    {LaneWidth::Narrow, 3, 3, 64, 1},
    {LaneWidth::Narrow, 3, 3, 256, 1},
};
constexpr int ShapeCount = sizeof(Shapes) / sizeof(Shapes[0]);

// Offsets of loads reach 2047 bytes.
constexpr bool isWide(const WindowShape& shape)
{
    return shape.kernel == 3 && shape.width != LaneWidth::Byte && shape.tableBytes * ((9 * shape.stride) + shape.taps - 1) < 2048;
}

template <LaneWidth width, bool Wide, int Kernel, int TapColumns, int TableBytes, int Stride>
void sum(const LaneWindow& window, const LaneFilters& filters, const uint32_t* offsets, uint32_t* z)
{
    Step step = {window, filters, offsets, z};
    int32_t column = 0;
    for (int32_t left = window.steps.tens; Wide && left > 0; left--, column += 10)
    {
        Sums<width>::template run<Wide ? 10 : 5, Kernel, TapColumns, TableBytes, Stride>(step, column);
    }

    for (int32_t left = window.steps.fives; left > 0; left--, column += 5)
    {
        Sums<width>::template run<5, Kernel, TapColumns, TableBytes, Stride>(step, column);
    }

    for (int32_t left = window.steps.fours; left > 0; left--, column += 4)
    {
        Sums<width>::template run<4, Kernel, TapColumns, TableBytes, Stride>(step, column);
    }

    for (int32_t left = window.steps.ones; left > 0; left--, column++)
    {
        Sums<width>::template run<1, Kernel, TapColumns, TableBytes, Stride>(step, column);
    }
}

template <int Index = 0> LaneSum findSum(const WindowShape& wanted)
{
    if constexpr (Index == ShapeCount)
    {
        return nullptr;
    }
    else
    {
        constexpr WindowShape Own = Shapes[Index];
        return Own == wanted ? sum<Own.width, isWide(Own), Own.kernel, Own.taps, Own.tableBytes, Own.stride> : findSum<Index + 1>(wanted);
    }
}

constexpr bool areStepsOfFour(int32_t columns) { return columns == 0 || columns == 4 || columns == 5 || (columns >= 8 && columns != 11); }

constexpr int32_t nextStep(int32_t columns, bool wide)
{
    bool even = areStepsOfFour(columns);
    return wide && columns >= 10 && (areStepsOfFour(columns - 10) || !even) ? 10
        : columns >= 5 && (areStepsOfFour(columns - 5) || !even) ? 5
        : columns >= 4 && areStepsOfFour(columns - 4) ? 4
        : 1;
}
}

LaneSum laneSumFor(const WindowShape& shape)
{
    LaneSum own = findSum(shape);
    return own != nullptr ? own
        : shape.width == LaneWidth::Halfword ? sum<LaneWidth::Halfword, false, 0, 0, 0, 0>
        : shape.width == LaneWidth::Byte ? sum<LaneWidth::Byte, false, 0, 0, 0, 0>
        : sum<LaneWidth::Narrow, false, 0, 0, 0, 0>;
}

bool hasLaneSum(const WindowShape& shape) { return findSum(shape) != nullptr; }

LaneSteps laneSteps(const WindowShape& shape, int32_t columns)
{
    bool wide = hasLaneSum(shape) && isWide(shape);
    LaneSteps steps = {0, 0, 0, 0};
    for (int32_t next = 0; columns > 0; columns -= next)
    {
        next = nextStep(columns, wide);
        uint8_t& count = next == 10 ? steps.tens : next == 5 ? steps.fives : next == 4 ? steps.fours : steps.ones;
        count++;
    }

    return steps;
}
}
