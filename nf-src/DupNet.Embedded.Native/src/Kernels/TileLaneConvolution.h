#pragma once
#include "Layers/Kernel.h"

namespace dupnet
{
// Method: tables of inputs, pixels in lanes.
//
// Let T(j) be the input of stored channel j at some pixel: a level, or with weight duplication r the sum of the r levels
// that share a weight (0 .. r * largest). A filter's weights are n(i) copies of +1 and d - n(i) of -1, so
//
//     z = sum (2 n(i) - d) * T(i) = 2 * sum n(i) * T(i) - d * S,      S = sum of all T in the window,
//
// and with n = sum over planes b of 2^b * n_b, n_b in {0, 1}:  sum n T = sum_b 2^b * V_b,  V_b = sum of those T whose bit
// in plane b is set. S is the same for all filters. V_b is the work.
//
// 1. Four Russians: the channels of a pixel are cut into groups of g. For each group a table holds the sum of every
//    subset of its T, 2^g numbers; g bits of a filter select one. One load and one addition replace g multiplications.
// 2. Lanes: a word holds the numbers of several pixels, four bytes or two 16-bit numbers. The map is cut into as many
//    equal tiles; lane l of position (x, y) is pixel (x, y) of tile l. A window that moves by one pixel moves by one
//    position, so a table serves every tap of every window that it lies in, and all filters: it is built once.
// 3. Tables of a row lie [group][position], so that the look-ups of neighbouring positions differ by a constant, which
//    the load instruction holds. A row offset is read once for `Columns` positions.
// 4. Only the rows of tables that one row of outputs needs are kept, in a ring. No convolution output is stored beyond
//    the rows that a pool needs.
//
// Range: sum n * T <= k*k*C*d*largest <= 32767 (models/FORMAT.md), so 16-bit lanes hold 2V. Byte lanes are widened to even
// and odd 16-bit lanes before `period` groups could exceed 255. 2V - d*S + constant is computed on whole words modulo
// 2^32; that is exact, since the finished lanes are in range.
//
// Output: with C(t) = 32768 - threshold, bit 15 of z + C(t) tells whether z reaches the threshold, for all lanes in one
// addition. A non-decreasing quantizer commutes with the maximum, so a pool is the OR of four such words. Thresholds are
// first limited to [smallest z, largest z + 1] of the filter, a width of at most 32768, so that no lane overflows.
extern const Kernel tileLaneKernel;
}
