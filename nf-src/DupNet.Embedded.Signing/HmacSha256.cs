using System;

namespace DupNet.Embedded.Signing
{
    /// <summary>
    /// HMAC-SHA-256 (RFC 2104, FIPS 198-1): the code of a message that only who knows the key can make, or check. Works in about 1 KB that it allocates when
    /// it is made. The key is in that memory as long as the object is.
    /// </summary>
    public sealed class HmacSha256
    {
        /// <summary>Bytes of a code.</summary>
        public const int CodeBytes = Sha256.HashBytes;

        private const int BlockBytes = 64;
        private const byte Inner = 0x36;
        private const byte Outer = 0x5C;

        private readonly Sha256 _hash = new Sha256();
        private readonly byte[] _pad = new byte[BlockBytes];
        private readonly byte[] _code = new byte[CodeBytes];

        /// <summary>Starts the code of no bytes.</summary>
        /// <param name="key">The key, of any length.</param>
        /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
        public HmacSha256(byte[] key)
        {
            if (key == null)
            {
                throw new ArgumentNullException(nameof(key));
            }

            if (key.Length > BlockBytes)
            {
                _hash.Update(key, 0, key.Length);
                _hash.Finish(_code);
                Array.Copy(_code, _pad, CodeBytes);
            }
            else
            {
                Array.Copy(key, _pad, key.Length);
            }

            Alter(Inner);
            _hash.Update(_pad, 0, BlockBytes);
        }

        /// <summary>Takes the next bytes of the message.</summary>
        /// <param name="data">Holds them.</param>
        /// <param name="offset">Where they start.</param>
        /// <param name="count">How many.</param>
        /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
        /// <exception cref="ArgumentOutOfRangeException">The bytes do not lie inside the array.</exception>
        public void Update(byte[] data, int offset, int count) => _hash.Update(data, offset, count);

        /// <summary>Whether the message that was taken has a code. It takes the same time whatever is wrong. Then the code of no bytes starts.</summary>
        /// <param name="code">Holds the code.</param>
        /// <param name="offset">Where it starts.</param>
        /// <returns>True if who made the code knows the key.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
        /// <exception cref="ArgumentException">The code does not lie inside the array.</exception>
        public bool Matches(byte[] code, int offset)
        {
            if (code == null)
            {
                throw new ArgumentNullException(nameof(code));
            }

            if (offset < 0 || offset > code.Length - CodeBytes)
            {
                throw new ArgumentException("the code does not lie inside its array");
            }

            _hash.Finish(_code);
            Alter(Inner ^ Outer);
            _hash.Update(_pad, 0, BlockBytes);
            _hash.Update(_code, 0, CodeBytes);
            _hash.Finish(_code);
            Alter(Outer ^ Inner);
            _hash.Update(_pad, 0, BlockBytes);
            int difference = 0;
            for (int i = 0; i < CodeBytes; i++)
            {
                difference |= _code[i] ^ code[offset + i];
            }

            return difference == 0;
        }

        /// <summary>Alters all bytes of the padded key.</summary>
        private void Alter(int by)
        {
            for (int i = 0; i < BlockBytes; i++)
            {
                _pad[i] = (byte)(_pad[i] ^ by);
            }
        }
    }
}
