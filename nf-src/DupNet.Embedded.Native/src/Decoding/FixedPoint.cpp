#include "Decoding/FixedPoint.h"

namespace dupnet
{
namespace
{
constexpr int LogitBits = 10;
constexpr int SigmoidStepBits = LogitBits - 4;
constexpr int PowerStepBits = 11;
constexpr int32_t LogitOne = 1 << LogitBits;

// log2(e) in 1/16384.
constexpr int32_t Log2E = 23637;

// 65536 * sigma(i / 16), i = 0 .. 192.
constexpr int SigmoidEntries = 193;
const uint16_t SigmoidTable[SigmoidEntries] = {
    32768, 33792, 34813, 35831, 36843, 37847, 38841, 39824, 40793, 41748, 42687, 43608,
    44511, 45393, 46254, 47094, 47911, 48704, 49474, 50220, 50941, 51638, 52310, 52957,
    53581, 54179, 54754, 55306, 55834, 56339, 56822, 57284, 57724, 58144, 58544, 58925,
    59287, 59632, 59959, 60270, 60565, 60844, 61109, 61360, 61598, 61823, 62036, 62238,
    62428, 62608, 62778, 62938, 63090, 63233, 63368, 63495, 63615, 63728, 63835, 63935,
    64030, 64119, 64203, 64283, 64357, 64427, 64494, 64556, 64614, 64669, 64721, 64770,
    64816, 64859, 64900, 64938, 64974, 65008, 65039, 65069, 65097, 65124, 65149, 65172,
    65194, 65215, 65234, 65252, 65269, 65285, 65300, 65315, 65328, 65341, 65352, 65364,
    65374, 65384, 65393, 65402, 65410, 65417, 65425, 65431, 65438, 65444, 65449, 65454,
    65459, 65464, 65468, 65472, 65476, 65480, 65483, 65486, 65489, 65492, 65495, 65497,
    65500, 65502, 65504, 65506, 65508, 65509, 65511, 65513, 65514, 65515, 65517, 65518,
    65519, 65520, 65521, 65522, 65523, 65523, 65524, 65525, 65526, 65526, 65527, 65527,
    65528, 65528, 65529, 65529, 65530, 65530, 65530, 65531, 65531, 65531, 65532, 65532,
    65532, 65532, 65533, 65533, 65533, 65533, 65533, 65534, 65534, 65534, 65534, 65534,
    65534, 65534, 65534, 65535, 65535, 65535, 65535, 65535, 65535, 65535, 65535, 65535,
    65535, 65535, 65535, 65535, 65535, 65535, 65535, 65535, 65535, 65535, 65535, 65535,
    65535,
};

// 65536 * 2^(i / 32), i = 0 .. 32.
const int32_t PowerTable[33] = {
    65536, 66971, 68438, 69936, 71468, 73032, 74632, 76266, 77936, 79642, 81386, 83169,
    84990, 86851, 88752, 90696, 92682, 94711, 96785, 98905, 101070, 103283, 105545, 107856,
    110218, 112631, 115098, 117618, 120194, 122825, 125515, 128263, 131072,
};
}

int32_t sigmoid(int32_t logit)
{
    if (logit < 0)
    {
        return 65535 - sigmoid(logit == INT32_MIN ? INT32_MAX : -logit);
    }

    int32_t index = logit >> SigmoidStepBits;
    if (index >= SigmoidEntries - 1)
    {
        return SigmoidTable[SigmoidEntries - 1];
    }

    int32_t fraction = logit & ((1 << SigmoidStepBits) - 1);
    int32_t low = SigmoidTable[index];
    return low + (((SigmoidTable[index + 1] - low) * fraction) >> SigmoidStepBits);
}

int32_t logitOf(int32_t score)
{
    int32_t low = -13 * LogitOne;
    int32_t high = 13 * LogitOne;
    if (sigmoid(low) >= score)
    {
        return INT32_MIN;
    }

    if (sigmoid(high) < score)
    {
        return INT32_MAX;
    }

    while (high - low > 1)
    {
        int32_t middle = (low + high) / 2;
        if (sigmoid(middle) >= score)
        {
            high = middle;
        }
        else
        {
            low = middle;
        }
    }

    return high;
}

int32_t exponential(int32_t logit)
{
    int32_t limited = logit > 4 * LogitOne ? 4 * LogitOne : logit < -4 * LogitOne ? -4 * LogitOne : logit;

    // exp(x) = 2^(x log2 e): the whole part shifts, the fraction looks up. y has 16 fractional bits.
    int32_t y = (limited * Log2E) >> (LogitBits + 14 - 16);
    int32_t whole = y >> 16;
    int32_t fraction = y & 0xFFFF;
    int32_t index = fraction >> PowerStepBits;
    int32_t rest = fraction & ((1 << PowerStepBits) - 1);
    int32_t low = PowerTable[index];
    int32_t power = low + (((PowerTable[index + 1] - low) * rest) >> PowerStepBits);
    return whole >= 0 ? power << whole : power >> -whole;
}
}
