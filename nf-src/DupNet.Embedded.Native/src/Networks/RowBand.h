#pragma once
#include <stdint.h>

namespace dupnet
{
// A part of a layer's output rows that one of two workers computes: rows of the lanes' blocks (LaneShape), so that with lanes one
// above the other it is a band of each block. Two bands of a layer write no common byte, and each has its own scratch memory.
struct RowBand
{
    int first;
    int last;      // behind the band
    int firstHint; // rows whose bit among the map's `repeats` is this worker's, whole bytes of them
    int lastHint;

    static constexpr int AllRows = 1 << 15;

    // All rows of `rows`.
    static RowBand whole(int rows) { return {0, rows, 0, AllRows}; }

    // The upper (worker 0) or the lower half (worker 1).
    static RowBand half(int rows, int worker)
    {
        int middle = (rows + 1) / 2;
        return worker == 0 ? RowBand{0, middle, 0, middle & ~7} : RowBand{middle, rows, (middle + 7) & ~7, AllRows};
    }

    bool ownsHint(int row) const { return row >= firstHint && row < lastHint; }
};
}
