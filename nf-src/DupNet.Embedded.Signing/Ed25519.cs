using System;
using DupNet.Embedded.Signing.Curve;

namespace DupNet.Embedded.Signing
{
    /// <summary>
    /// Verifies signatures of Ed25519 (RFC 8032, 5.1.7). Integers only; works in about 8 KB that it allocates when it is made, and allocates nothing
    /// later. It handles nothing secret, so its time may depend on the numbers.
    /// </summary>
    public sealed class Ed25519
    {
        /// <summary>Bytes of a public key.</summary>
        public const int KeyBytes = 32;

        /// <summary>Bytes of a signature.</summary>
        public const int SignatureBytes = 64;

        /// <summary>Odd multiples of a point up to 7.</summary>
        private const int TablePoints = (ScalarNumber.LargestDigit + 1) / 2;

        private static readonly byte[] D =
        {
            0xA3, 0x78, 0x59, 0x13, 0xCA, 0x4D, 0xEB, 0x75, 0xAB, 0xD8, 0x41, 0x41, 0x4D, 0x0A, 0x70, 0x00,
            0x98, 0xE8, 0x79, 0x77, 0x79, 0x40, 0xC7, 0x8C, 0x73, 0xFE, 0x6F, 0x2B, 0xEE, 0x6C, 0x03, 0x52,
        };

        private static readonly byte[] RootOfMinusOne =
        {
            0xB0, 0xA0, 0x0E, 0x4A, 0x27, 0x1B, 0xEE, 0xC4, 0x78, 0xE4, 0x2F, 0xAD, 0x06, 0x18, 0x43, 0x2F,
            0xA7, 0xD7, 0xFB, 0x3D, 0x99, 0x00, 0x4D, 0x2B, 0x0B, 0xDF, 0xC1, 0x4F, 0x80, 0x24, 0x83, 0x2B,
        };

        /// <summary>y = 4/5, and of the two x the even one.</summary>
        private static readonly byte[] Base =
        {
            0x58, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66,
            0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66, 0x66,
        };

        private readonly Sha512 _hash = new Sha512();
        private readonly PointArithmetic _arithmetic = new PointArithmetic();
        private readonly AddedPoint[] _baseTable = new AddedPoint[TablePoints];
        private readonly AddedPoint[] _keyTable = new AddedPoint[TablePoints];
        private readonly AddedPoint _double = new AddedPoint();
        private readonly CurvePoint _point = new CurvePoint();
        private readonly long[] _d = new long[Field.Limbs];
        private readonly long[] _twiceD = new long[Field.Limbs];
        private readonly long[] _root = new long[Field.Limbs];
        private readonly long[] _u = new long[Field.Limbs];
        private readonly long[] _v = new long[Field.Limbs];
        private readonly long[] _w = new long[Field.Limbs];
        private readonly long[] _t0 = new long[Field.Limbs];
        private readonly long[] _t1 = new long[Field.Limbs];
        private readonly long[] _t2 = new long[Field.Limbs];
        private readonly long[] _sums = new long[Sha512.HashBytes];
        private readonly byte[] _digest = new byte[Sha512.HashBytes];
        private readonly byte[] _bytes = new byte[KeyBytes];
        private readonly sbyte[] _keyDigits = new sbyte[ScalarNumber.Digits];
        private readonly sbyte[] _baseDigits = new sbyte[ScalarNumber.Digits];

        /// <summary>Makes a verifier: allocates, and computes multiples of the base point.</summary>
        public Ed25519()
        {
            for (int i = 0; i < TablePoints; i++)
            {
                _baseTable[i] = new AddedPoint();
                _keyTable[i] = new AddedPoint();
            }

            Field.Read(_d, D, 0);
            Field.Add(_twiceD, _d, _d);
            Field.Read(_root, RootOfMinusOne, 0);
            Decode(Base, false);
            FillTable(_baseTable);
        }

        /// <summary>Verifies the signature of a message in two parts.</summary>
        /// <param name="key">The public key.</param>
        /// <param name="signature">The signature.</param>
        /// <param name="signatureOffset">Where it starts.</param>
        /// <param name="start">The first bytes of the message.</param>
        /// <param name="startBytes">How many.</param>
        /// <param name="rest">The rest of the message.</param>
        /// <returns>Whether the key's owner has signed that message.</returns>
        /// <exception cref="ArgumentNullException">An array is null.</exception>
        /// <exception cref="ArgumentException">The key has not <see cref="KeyBytes"/>, or the signature or the start do not lie inside their arrays.</exception>
        public bool Verify(byte[] key, byte[] signature, int signatureOffset, byte[] start, int startBytes, byte[] rest)
        {
            Check(key, signature, signatureOffset, start, startBytes, rest);
            int scalar = signatureOffset + KeyBytes;
            if (!ScalarNumber.IsBelowOrder(signature, scalar) || !Decode(key, true))
            {
                return false;
            }

            FillTable(_keyTable);
            _hash.Reset();
            _hash.Update(signature, signatureOffset, KeyBytes);
            _hash.Update(key, 0, KeyBytes);
            _hash.Update(start, 0, startBytes);
            _hash.Update(rest, 0, rest.Length);
            _hash.Finish(_digest);
            ScalarNumber.Reduce(_digest, _sums);
            ScalarNumber.Recode(_keyDigits, _digest, 0);
            ScalarNumber.Recode(_baseDigits, signature, scalar);
            AddMultiples();
            Encode();

            // R as it is written: no other way to write the same point is taken.
            for (int i = 0; i < KeyBytes; i++)
            {
                if (_bytes[i] != signature[signatureOffset + i])
                {
                    return false;
                }
            }

            return true;
        }

        private static void Check(byte[] key, byte[] signature, int signatureOffset, byte[] start, int startBytes, byte[] rest)
        {
            if (key == null || signature == null || start == null || rest == null)
            {
                throw new ArgumentNullException(key == null ? nameof(key) : signature == null ? nameof(signature) : start == null ? nameof(start) : nameof(rest));
            }

            if (key.Length != KeyBytes)
            {
                throw new ArgumentException("a public key has 32 bytes, not " + key.Length.ToString());
            }

            if (signatureOffset < 0 || signatureOffset > signature.Length - SignatureBytes || startBytes < 0 || startBytes > start.Length)
            {
                throw new ArgumentException("the signature or the start of the message does not lie inside its array");
            }
        }

        /// <summary>Computes s B + h (-A), of both numbers digit by digit from the top (Straus).</summary>
        private void AddMultiples()
        {
            sbyte[] keyDigits = _keyDigits;
            sbyte[] baseDigits = _baseDigits;
            CurvePoint point = _point;
            point.SetNeutral();
            int i = ScalarNumber.Digits - 1;
            while (i >= 0 && keyDigits[i] == 0 && baseDigits[i] == 0)
            {
                i--;
            }

            for (; i >= 0; i--)
            {
                int key = keyDigits[i];
                int own = baseDigits[i];
                _arithmetic.Double(point, key != 0 || own != 0);
                AddDigit(_keyTable, key, own != 0);
                AddDigit(_baseTable, own, false);
            }
        }

        private void AddDigit(AddedPoint[] table, int digit, bool withT)
        {
            if (digit > 0)
            {
                _arithmetic.Add(_point, table[digit >> 1], withT);
            }
            else if (digit < 0)
            {
                _arithmetic.Subtract(_point, table[-digit >> 1], withT);
            }
        }

        /// <summary>Writes P, 3 P, 5 P and 7 P, of the point P; the point is lost.</summary>
        private void FillTable(AddedPoint[] table)
        {
            table[0].Set(_point, _twiceD);
            _arithmetic.Double(_point, true);
            _double.Set(_point, _twiceD);
            _arithmetic.Add(_point, table[0], true);
            table[1].Set(_point, _twiceD);
            for (int i = 2; i < TablePoints; i++)
            {
                _arithmetic.Add(_point, _double, true);
                table[i].Set(_point, _twiceD);
            }
        }

        /// <summary>Finds the point that 32 bytes stand for, or its negative.</summary>
        /// <returns>False where they stand for none: y is not below p, or no x belongs to it.</returns>
        private bool Decode(byte[] source, bool negates)
        {
            long[] x = _point.X;
            long[] y = _point.Y;
            bool isOdd = (source[KeyBytes - 1] & 0x80) != 0;
            Field.Read(y, source, 0);
            Field.Write(_bytes, y);
            for (int i = 0; i < KeyBytes; i++)
            {
                int given = i < KeyBytes - 1 ? source[i] : source[i] & 0x7F;
                if (_bytes[i] != given)
                {
                    return false;
                }
            }

            // x^2 = u / v with u = y^2 - 1, v = d y^2 + 1: the root is u v^3 (u v^7)^(2^252 - 3), or that times the root of -1.
            Field.Set(_point.Z, 1);
            Field.Square(_u, y, false);
            Field.Multiply(_v, _u, _d);
            Field.Subtract(_u, _u, _point.Z);
            Field.Add(_v, _v, _point.Z);
            Field.Square(_w, _v, false);
            Field.Multiply(_w, _w, _v);
            Field.Square(x, _w, false);
            Field.Multiply(x, x, _v);
            Field.Multiply(x, x, _u);
            Field.RaiseForRoot(_point.T, x, _t0, _t1, _t2);
            Field.Multiply(x, _point.T, _w);
            Field.Multiply(x, x, _u);

            Field.Square(_t0, x, false);
            Field.Multiply(_t0, _t0, _v);
            Field.Subtract(_t1, _t0, _u);
            if (!IsZero(_t1))
            {
                Field.Add(_t1, _t0, _u);
                if (!IsZero(_t1))
                {
                    return false;
                }

                Field.Multiply(x, x, _root);
            }

            bool rootIsOdd = IsOdd(x);
            if (isOdd && IsZero(x))
            {
                return false;
            }

            if ((rootIsOdd != isOdd) != negates)
            {
                Field.Negate(x, x);
            }

            Field.Multiply(_point.T, x, y);
            return true;
        }

        /// <summary>Writes the point as 32 bytes: y, and whether x is odd.</summary>
        private void Encode()
        {
            Field.Invert(_u, _point.Z, _t0, _t1, _t2);
            Field.Multiply(_v, _point.X, _u);
            Field.Multiply(_w, _point.Y, _u);
            bool isOdd = IsOdd(_v);
            Field.Write(_bytes, _w);
            _bytes[KeyBytes - 1] = (byte)(_bytes[KeyBytes - 1] | (isOdd ? 0x80 : 0));
        }

        private bool IsOdd(long[] number)
        {
            Field.Write(_bytes, number);
            return (_bytes[0] & 1) != 0;
        }

        private bool IsZero(long[] number)
        {
            Field.Write(_bytes, number);
            int any = 0;
            for (int i = 0; i < KeyBytes; i++)
            {
                any |= _bytes[i];
            }

            return any == 0;
        }
    }
}
