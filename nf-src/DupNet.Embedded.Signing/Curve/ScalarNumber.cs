namespace DupNet.Embedded.Signing.Curve
{
    /// <summary>Numbers modulo the order of the curve's base point, L = 2^252 + 27742317777372353535851937790883648493.</summary>
    internal static class ScalarNumber
    {
        /// <summary>Bytes of a number.</summary>
        public const int Bytes = 32;

        /// <summary>Bits of a number, with what its digits carry.</summary>
        public const int Digits = 256;

        /// <summary>Largest digit that <see cref="Recode"/> makes: odd numbers up to it are in a table.</summary>
        public const int LargestDigit = 7;

        private const int LongestRun = 5;

        // Numbers, not bytes: nanoCLR leaves a byte that becomes a long unsigned.
        private static readonly int[] Order =
        {
            0xED, 0xD3, 0xF5, 0x5C, 0x1A, 0x63, 0x12, 0x58, 0xD6, 0x9C, 0xF7, 0xA2, 0xDE, 0xF9, 0xDE, 0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
        };

        /// <summary>Whether 32 bytes, the lowest first, are a number below L.</summary>
        public static bool IsBelowOrder(byte[] source, int offset)
        {
            for (int i = Bytes - 1; i >= 0; i--)
            {
                if (source[offset + i] != Order[i])
                {
                    return source[offset + i] < Order[i];
                }
            }

            return false;
        }

        /// <summary>Writes what is left of 64 bytes, the lowest first, divided by L: 32 bytes in place of the first ones.</summary>
        /// <param name="number">The bytes.</param>
        /// <param name="x">64 numbers to work in.</param>
        public static void Reduce(byte[] number, long[] x)
        {
            int[] order = Order;
            for (int i = 0; i < 64; i++)
            {
                int part = number[i];
                x[i] = part;
            }

            // 2^256 = 16 * 2^252, and 2^252 = -(L - 2^252): bytes from the 33rd on go into those 32 below, 16 L times.
            long carry;
            for (int i = 63; i >= 32; i--)
            {
                long taken = 16 * x[i];
                carry = 0;
                int j;
                for (j = i - 32; j < i - 12; j++)
                {
                    long value = x[j] + carry - (taken * order[j - i + 32]);
                    carry = (value + 128) >> 8;
                    x[j] = value - (carry << 8);
                }

                x[j] += carry;
                x[i] = 0;
            }

            // The rest is below 16 L in size: its top half byte tells how often L is in it, once too often at most.
            carry = 0;
            long times = x[31] >> 4;
            for (int j = 0; j < Bytes; j++)
            {
                long value = x[j] + carry - (times * order[j]);
                carry = value >> 8;
                x[j] = value & 255;
            }

            for (int j = 0; j < Bytes; j++)
            {
                x[j] -= carry * order[j];
            }

            carry = 0;
            for (int j = 0; j < Bytes; j++)
            {
                long value = x[j] + carry;
                number[j] = (byte)(value & 255);
                carry = value >> 8;
            }
        }

        /// <summary>
        /// Writes a number as the sum of digit_i * 2^i with digits that are zero or odd, -7 .. 7. Of five digits that follow one another one is not zero,
        /// about, so few points are added.
        /// </summary>
        /// <param name="digits">Takes 256 digits.</param>
        /// <param name="source">Holds the number, 32 bytes, the lowest first, below 2^253.</param>
        /// <param name="offset">Where it starts.</param>
        public static void Recode(sbyte[] digits, byte[] source, int offset)
        {
            for (int i = 0; i < Digits; i++)
            {
                digits[i] = (sbyte)((source[offset + (i >> 3)] >> (i & 7)) & 1);
            }

            for (int i = 0; i < Digits; i++)
            {
                for (int run = 1; run <= LongestRun && digits[i] != 0 && i + run < Digits; run++)
                {
                    if (digits[i + run] == 0)
                    {
                        continue;
                    }

                    int weight = digits[i + run] << run;
                    if (digits[i] + weight <= LargestDigit)
                    {
                        digits[i] = (sbyte)(digits[i] + weight);
                        digits[i + run] = 0;
                    }
                    else if (digits[i] - weight >= -LargestDigit)
                    {
                        digits[i] = (sbyte)(digits[i] - weight);
                        Increase(digits, i + run);
                    }
                    else
                    {
                        break;
                    }
                }
            }
        }

        /// <summary>Adds one to digits of 0 and 1, from one of them on.</summary>
        private static void Increase(sbyte[] digits, int first)
        {
            int i = first;
            while (digits[i] != 0)
            {
                digits[i++] = 0;
            }

            digits[i] = 1;
        }
    }
}
