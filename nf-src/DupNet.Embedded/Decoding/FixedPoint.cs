using DupNet.Embedded.Models;

namespace DupNet.Embedded.Decoding
{
    /// <summary>
    /// Logistic function and exponential of logits in integers, the same on every platform. Both interpolate linearly in
    /// a table.
    /// </summary>
    internal static class FixedPoint
    {
        /// <summary>Logits are in units of 1/1024.</summary>
        public const int LogitOne = 1 << LogitBits;

        /// <summary>Largest result of <see cref="Sigmoid"/>, just below one.</summary>
        public const int SigmoidMax = 65535;

        private const int LogitBits = ModelFormat.LogitBits;
        private const int SigmoidStepBits = LogitBits - 4;
        private const int PowerStepBits = 11;

        /// <summary>log2(e) in 1/16384.</summary>
        private const int Log2E = 23637;

        /// <summary>65536 * sigma(i / 16), i = 0 .. 192.</summary>
        private static readonly ushort[] s_sigmoid =
        {
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

        /// <summary>65536 * 2^(i / 32), i = 0 .. 32.</summary>
        private static readonly int[] s_power =
        {
            65536, 66971, 68438, 69936, 71468, 73032, 74632, 76266, 77936, 79642, 81386, 83169,
            84990, 86851, 88752, 90696, 92682, 94711, 96785, 98905, 101070, 103283, 105545, 107856,
            110218, 112631, 115098, 117618, 120194, 122825, 125515, 128263, 131072,
        };

        /// <summary>The logistic function; its error is below 5/65536.</summary>
        /// <param name="logit">Argument in 1/1024; beyond 12 in either direction the result no longer changes.</param>
        /// <returns>Value in 1/65536, 0 .. 65535; non-decreasing.</returns>
        public static int Sigmoid(int logit)
        {
            if (logit < 0)
            {
                return SigmoidMax - Sigmoid(logit == int.MinValue ? int.MaxValue : -logit);
            }

            int index = logit >> SigmoidStepBits;
            if (index >= s_sigmoid.Length - 1)
            {
                return s_sigmoid[s_sigmoid.Length - 1];
            }

            int fraction = logit & ((1 << SigmoidStepBits) - 1);
            int low = s_sigmoid[index];
            return low + (((s_sigmoid[index + 1] - low) * fraction) >> SigmoidStepBits);
        }

        /// <summary>The smallest logit whose sigmoid reaches a score.</summary>
        /// <param name="score">Score in 1/65536; 0 gives the smallest int.</param>
        /// <returns>Logit in 1/1024; the largest int when no logit reaches the score.</returns>
        public static int LogitOf(int score)
        {
            int low = -13 * LogitOne;
            int high = 13 * LogitOne;
            if (Sigmoid(low) >= score)
            {
                return int.MinValue;
            }

            if (Sigmoid(high) < score)
            {
                return int.MaxValue;
            }

            while (high - low > 1)
            {
                int middle = (low + high) / 2;
                if (Sigmoid(middle) >= score)
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

        /// <summary>The exponential function; its relative error is below 2/1000 down to -4.</summary>
        /// <param name="logit">Argument in 1/1024, limited to -4 .. 4.</param>
        /// <returns>Value in 1/65536.</returns>
        public static int Exp(int logit)
        {
            int limited = logit > 4 * LogitOne ? 4 * LogitOne : logit < -4 * LogitOne ? -4 * LogitOne : logit;

            // exp(x) = 2^(x log2 e): the whole part shifts, the fraction looks up. y has 16 fractional bits.
            int y = (limited * Log2E) >> (LogitBits + 14 - 16);
            int whole = y >> 16;
            int fraction = y & 0xFFFF;
            int index = fraction >> PowerStepBits;
            int rest = fraction & ((1 << PowerStepBits) - 1);
            int low = s_power[index];
            int power = low + (((s_power[index + 1] - low) * rest) >> PowerStepBits);
            return whole >= 0 ? power << whole : power >> -whole;
        }
    }
}
