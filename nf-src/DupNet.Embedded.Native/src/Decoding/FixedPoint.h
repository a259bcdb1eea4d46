#pragma once
#include <stdint.h>

namespace dupnet
{
// Logistic function and exponential of logits (units of 1/1024) in integers, by linear interpolation in tables.

// Value in 1/65536, 0 .. 65535; non-decreasing; its error is below 5/65536.
int32_t sigmoid(int32_t logit);

// The smallest logit whose sigmoid reaches a score in 1/65536: INT32_MIN for a score of 0, INT32_MAX when none does.
int32_t logitOf(int32_t score);

// exp in 1/65536, the argument limited to -4 .. 4; its relative error is below 2/1000.
int32_t exponential(int32_t logit);
}
