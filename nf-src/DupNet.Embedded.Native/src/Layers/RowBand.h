#pragma once
#include <stdint.h>

namespace dupnet
{
// What one of two workers computes of a layer's rows.
enum class Share : uint8_t
{
    Upper,
    Lower,
    All, // by one worker
};

// A part of a layer's output rows: rows of the tiles (LaneShape), so that with tiles one above the other it is a band of each
// tile. The bands of two workers write no common byte, and each has its own scratch memory.
struct RowBand
{
    int first;
    int last;      // after the band
    int firstHint; // rows whose bit among the map's `repeats` is this worker's, whole bytes of them
    int lastHint;

    static RowBand of(int rows, Share share)
    {
        constexpr int AllRows = 1 << 15;
        int middle = (rows + 1) / 2;
        return share == Share::All ? RowBand{0, rows, 0, AllRows}
            : share == Share::Upper ? RowBand{0, middle, 0, middle & ~7}
            : RowBand{middle, rows, (middle + 7) & ~7, AllRows};
    }

    bool ownsHint(int row) const { return row >= firstHint && row < lastHint; }
};
}
