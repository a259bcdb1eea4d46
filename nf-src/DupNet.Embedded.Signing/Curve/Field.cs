namespace DupNet.Embedded.Signing.Curve
{
    /// <summary>
    /// Numbers modulo p = 2^255 - 19, on which the curve lies. A number x is ten limbs with either sign,
    /// x = x0 + 2^26 x1 + 2^51 x2 + 2^77 x3 + 2^102 x4 + 2^128 x5 + 2^153 x6 + 2^179 x7 + 2^204 x8 + 2^230 x9: 26 and 25 bits in turn. A product of two
    /// limbs of odd numbers weighs twice what its place says, and what lies above 2^255 comes back times 19. Sums of two numbers need no
    /// carry before they are multiplied: 2^26 * 2^27 * 19 * 20 is below 2^63.
    /// </summary>
    internal static class Field
    {
        /// <summary>Limbs of a number.</summary>
        public const int Limbs = 10;

        private const int Bytes = 32;
        private const long Half26 = 1L << 25;
        private const long Half25 = 1L << 24;

        /// <summary>h = a small number.</summary>
        public static void Set(long[] h, int number)
        {
            for (int i = 1; i < Limbs; i++)
            {
                h[i] = 0;
            }

            h[0] = number;
        }

        /// <summary>h = f.</summary>
        public static void Copy(long[] h, long[] f)
        {
            for (int i = 0; i < Limbs; i++)
            {
                h[i] = f[i];
            }
        }

        /// <summary>h = f + g.</summary>
        public static void Add(long[] h, long[] f, long[] g)
        {
            for (int i = 0; i < Limbs; i++)
            {
                h[i] = f[i] + g[i];
            }
        }

        /// <summary>h = f - g.</summary>
        public static void Subtract(long[] h, long[] f, long[] g)
        {
            for (int i = 0; i < Limbs; i++)
            {
                h[i] = f[i] - g[i];
            }
        }

        /// <summary>h = -f.</summary>
        public static void Negate(long[] h, long[] f)
        {
            for (int i = 0; i < Limbs; i++)
            {
                h[i] = -f[i];
            }
        }

        /// <summary>h = f g. All three may be the same.</summary>
        public static void Multiply(long[] h, long[] f, long[] g)
        {
            long f0 = f[0];
            long f1 = f[1];
            long f2 = f[2];
            long f3 = f[3];
            long f4 = f[4];
            long f5 = f[5];
            long f6 = f[6];
            long f7 = f[7];
            long f8 = f[8];
            long f9 = f[9];
            long g0 = g[0];
            long g1 = g[1];
            long g2 = g[2];
            long g3 = g[3];
            long g4 = g[4];
            long g5 = g[5];
            long g6 = g[6];
            long g7 = g[7];
            long g8 = g[8];
            long g9 = g[9];
            long m1 = 19 * g1;
            long m2 = 19 * g2;
            long m3 = 19 * g3;
            long m4 = 19 * g4;
            long m5 = 19 * g5;
            long m6 = 19 * g6;
            long m7 = 19 * g7;
            long m8 = 19 * g8;
            long m9 = 19 * g9;
            long d1 = 2 * f1;
            long d3 = 2 * f3;
            long d5 = 2 * f5;
            long d7 = 2 * f7;
            long d9 = 2 * f9;
            long h0 = (f0 * g0) + (d1 * m9) + (f2 * m8) + (d3 * m7) + (f4 * m6) + (d5 * m5) + (f6 * m4) + (d7 * m3) + (f8 * m2) + (d9 * m1);
            long h1 = (f0 * g1) + (f1 * g0) + (f2 * m9) + (f3 * m8) + (f4 * m7) + (f5 * m6) + (f6 * m5) + (f7 * m4) + (f8 * m3) + (f9 * m2);
            long h2 = (f0 * g2) + (d1 * g1) + (f2 * g0) + (d3 * m9) + (f4 * m8) + (d5 * m7) + (f6 * m6) + (d7 * m5) + (f8 * m4) + (d9 * m3);
            long h3 = (f0 * g3) + (f1 * g2) + (f2 * g1) + (f3 * g0) + (f4 * m9) + (f5 * m8) + (f6 * m7) + (f7 * m6) + (f8 * m5) + (f9 * m4);
            long h4 = (f0 * g4) + (d1 * g3) + (f2 * g2) + (d3 * g1) + (f4 * g0) + (d5 * m9) + (f6 * m8) + (d7 * m7) + (f8 * m6) + (d9 * m5);
            long h5 = (f0 * g5) + (f1 * g4) + (f2 * g3) + (f3 * g2) + (f4 * g1) + (f5 * g0) + (f6 * m9) + (f7 * m8) + (f8 * m7) + (f9 * m6);
            long h6 = (f0 * g6) + (d1 * g5) + (f2 * g4) + (d3 * g3) + (f4 * g2) + (d5 * g1) + (f6 * g0) + (d7 * m9) + (f8 * m8) + (d9 * m7);
            long h7 = (f0 * g7) + (f1 * g6) + (f2 * g5) + (f3 * g4) + (f4 * g3) + (f5 * g2) + (f6 * g1) + (f7 * g0) + (f8 * m9) + (f9 * m8);
            long h8 = (f0 * g8) + (d1 * g7) + (f2 * g6) + (d3 * g5) + (f4 * g4) + (d5 * g3) + (f6 * g2) + (d7 * g1) + (f8 * g0) + (d9 * m9);
            long h9 = (f0 * g9) + (f1 * g8) + (f2 * g7) + (f3 * g6) + (f4 * g5) + (f5 * g4) + (f6 * g3) + (f7 * g2) + (f8 * g1) + (f9 * g0);
            Carry(h, h0, h1, h2, h3, h4, h5, h6, h7, h8, h9);
        }

        /// <summary>h = f f, or twice that. Both may be the same.</summary>
        public static void Square(long[] h, long[] f, bool twice)
        {
            long f0 = f[0];
            long f1 = f[1];
            long f2 = f[2];
            long f3 = f[3];
            long f4 = f[4];
            long f5 = f[5];
            long f6 = f[6];
            long f7 = f[7];
            long f8 = f[8];
            long f9 = f[9];
            long d0 = 2 * f0;
            long d1 = 2 * f1;
            long d2 = 2 * f2;
            long d3 = 2 * f3;
            long d4 = 2 * f4;
            long d5 = 2 * f5;
            long d6 = 2 * f6;
            long d7 = 2 * f7;
            long d8 = 2 * f8;
            long d9 = 2 * f9;
            long m5 = 38 * f5;
            long m6 = 19 * f6;
            long m7 = 38 * f7;
            long m8 = 19 * f8;
            long m9 = 38 * f9;
            long h0 = (f0 * f0) + (d1 * m9) + (d2 * m8) + (d3 * m7) + (d4 * m6) + (f5 * m5);
            long h1 = (d0 * f1) + (f2 * m9) + (d3 * m8) + (f4 * m7) + (d5 * m6);
            long h2 = (d0 * f2) + (d1 * f1) + (d3 * m9) + (d4 * m8) + (d5 * m7) + (f6 * m6);
            long h3 = (d0 * f3) + (d1 * f2) + (f4 * m9) + (d5 * m8) + (f6 * m7);
            long h4 = (d0 * f4) + (d1 * d3) + (f2 * f2) + (d5 * m9) + (d6 * m8) + (f7 * m7);
            long h5 = (d0 * f5) + (d1 * f4) + (d2 * f3) + (f6 * m9) + (d7 * m8);
            long h6 = (d0 * f6) + (d1 * d5) + (d2 * f4) + (d3 * f3) + (d7 * m9) + (f8 * m8);
            long h7 = (d0 * f7) + (d1 * f6) + (d2 * f5) + (d3 * f4) + (f8 * m9);
            long h8 = (d0 * f8) + (d1 * d7) + (d2 * f6) + (d3 * d5) + (f4 * f4) + (f9 * m9);
            long h9 = (d0 * f9) + (d1 * f8) + (d2 * f7) + (d3 * f6) + (d4 * f5);
            if (twice)
            {
                h0 += h0;
                h1 += h1;
                h2 += h2;
                h3 += h3;
                h4 += h4;
                h5 += h5;
                h6 += h6;
                h7 += h7;
                h8 += h8;
                h9 += h9;
            }

            Carry(h, h0, h1, h2, h3, h4, h5, h6, h7, h8, h9);
        }

        /// <summary>h = f^(2^count).</summary>
        public static void SquareOften(long[] h, long[] f, int count)
        {
            Square(h, f, false);
            for (int i = 1; i < count; i++)
            {
                Square(h, h, false);
            }
        }

        /// <summary>h = f^(2^252 - 3), of which roots are made. Neither is one of the three to work in.</summary>
        public static void RaiseForRoot(long[] h, long[] f, long[] t0, long[] t1, long[] t2)
        {
            RaiseNearly(t1, f, t0, t2);
            SquareOften(t1, t1, 2);
            Multiply(h, t1, f);
        }

        /// <summary>h = 1 / f = f^(p - 2). Neither is one of the three to work in.</summary>
        public static void Invert(long[] h, long[] f, long[] t0, long[] t1, long[] t2)
        {
            RaiseNearly(t1, f, t0, t2);
            SquareOften(t1, t1, 5);

            // f^11
            Square(t0, f, false);
            SquareOften(t2, t0, 2);
            Multiply(t2, t2, f);
            Multiply(h, t2, t0);
            Multiply(h, h, t1);
        }

        /// <summary>Reads a number below 2^255, whatever the top bit is.</summary>
        /// <param name="h">The number.</param>
        /// <param name="source">Holds 32 bytes, the lowest first.</param>
        /// <param name="offset">Where they start.</param>
        public static void Read(long[] h, byte[] source, int offset)
        {
            int bit = 0;
            for (int i = 0; i < Limbs; i++)
            {
                int width = (i & 1) == 0 ? 26 : 25;
                long limb = 0;
                int first = bit >> 3;
                for (int k = 4; k >= 0; k--)
                {
                    // A byte goes through an int: nanoCLR would leave it unsigned.
                    int next = first + k < Bytes ? source[offset + first + k] : 0;
                    limb = (limb << 8) + next;
                }

                h[i] = (limb >> (bit & 7)) & ((1L << width) - 1);
                bit += width;
            }
        }

        /// <summary>Writes a number, 0 .. p - 1, as 32 bytes, the lowest first.</summary>
        public static void Write(byte[] target, long[] f)
        {
            // x - q p lies in 0 .. p - 1, where q = floor((x + 19 * 2^-255 x + 1/2) / 2^255) is carried through all limbs.
            long quotient = ((19 * f[9]) + Half25) >> 25;
            for (int i = 0; i < Limbs; i++)
            {
                quotient = (f[i] + quotient) >> ((i & 1) == 0 ? 26 : 25);
            }

            long carry = 19 * quotient;
            long bits = 0;
            int held = 0;
            int next = 0;
            for (int i = 0; i < Limbs; i++)
            {
                int width = (i & 1) == 0 ? 26 : 25;
                long limb = f[i] + carry;
                carry = limb >> width;
                bits |= (limb & ((1L << width) - 1)) << held;
                for (held += width; held >= 8; held -= 8)
                {
                    target[next++] = (byte)(bits & 0xFF);
                    bits >>= 8;
                }
            }

            target[next] = (byte)(bits & 0xFF);
        }

        /// <summary>t1 = f^(2^250 - 1): ones are doubled, 1, 5, 10, 20, 40, 50, 100, 200, 250 of them.</summary>
        private static void RaiseNearly(long[] t1, long[] f, long[] t0, long[] t2)
        {
            // f^2, f^9, f^11, f^31
            Square(t0, f, false);
            SquareOften(t1, t0, 2);
            Multiply(t1, t1, f);
            Multiply(t0, t0, t1);
            Square(t2, t0, false);
            Multiply(t1, t1, t2);

            SquareOften(t2, t1, 5);
            Multiply(t1, t2, t1);
            Copy(t0, t1);
            SquareOften(t2, t1, 10);
            Multiply(t1, t2, t1);
            SquareOften(t2, t1, 20);
            Multiply(t1, t2, t1);
            SquareOften(t2, t1, 10);
            Multiply(t1, t2, t0);
            Copy(t0, t1);
            SquareOften(t2, t1, 50);
            Multiply(t1, t2, t1);
            SquareOften(t2, t1, 100);
            Multiply(t1, t2, t1);
            SquareOften(t2, t1, 50);
            Multiply(t1, t2, t0);
        }

        /// <summary>Brings the limbs of a product back to their sizes: at most 2^25 and 2^24 in turn, with either sign.</summary>
        private static void Carry(long[] h, long h0, long h1, long h2, long h3, long h4, long h5, long h6, long h7, long h8, long h9)
        {
            long carry = (h0 + Half26) >> 26;
            h1 += carry;
            h0 -= carry << 26;
            carry = (h4 + Half26) >> 26;
            h5 += carry;
            h4 -= carry << 26;
            carry = (h1 + Half25) >> 25;
            h2 += carry;
            h1 -= carry << 25;
            carry = (h5 + Half25) >> 25;
            h6 += carry;
            h5 -= carry << 25;
            carry = (h2 + Half26) >> 26;
            h3 += carry;
            h2 -= carry << 26;
            carry = (h6 + Half26) >> 26;
            h7 += carry;
            h6 -= carry << 26;
            carry = (h3 + Half25) >> 25;
            h4 += carry;
            h3 -= carry << 25;
            carry = (h7 + Half25) >> 25;
            h8 += carry;
            h7 -= carry << 25;
            carry = (h4 + Half26) >> 26;
            h5 += carry;
            h4 -= carry << 26;
            carry = (h8 + Half26) >> 26;
            h9 += carry;
            h8 -= carry << 26;
            carry = (h9 + Half25) >> 25;
            h0 += 19 * carry;
            h9 -= carry << 25;
            carry = (h0 + Half26) >> 26;
            h[0] = h0 - (carry << 26);
            h[1] = h1 + carry;
            h[2] = h2;
            h[3] = h3;
            h[4] = h4;
            h[5] = h5;
            h[6] = h6;
            h[7] = h7;
            h[8] = h8;
            h[9] = h9;
        }
    }
}
