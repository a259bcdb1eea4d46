using System;

namespace DupNet.Embedded.Signing
{
    /// <summary>
    /// What <see cref="Sha256"/> and <see cref="Sha512"/> have in common (FIPS 180-4, 5 and 6): a message is taken a part at a time, in blocks of 16 words, and
    /// ends with a bit, zeros and its length. Allocates nothing after it was made.
    /// </summary>
    public abstract class BlockHash
    {
        private const int BlockWords = 16;
        private const int StateWords = 8;
        private const int LengthWords = 2;

        private readonly int _wordBytes;
        private readonly ulong[] _start;
        private readonly ulong[] _state = new ulong[StateWords];
        private readonly byte[] _block;
        private int _held;
        private long _bytes;

        /// <summary>Makes a hash of no bytes.</summary>
        /// <param name="wordBytes">Bytes of a word, 4 or 8.</param>
        /// <param name="start">The state before the first block, kept by reference.</param>
        internal BlockHash(int wordBytes, ulong[] start)
        {
            _wordBytes = wordBytes;
            _start = start;
            _block = new byte[BlockWords * wordBytes];
            Reset();
        }

        /// <summary>Starts anew.</summary>
        public void Reset()
        {
            Array.Copy(_start, _state, StateWords);
            _held = 0;
            _bytes = 0;
        }

        /// <summary>Takes the next bytes of the message.</summary>
        /// <param name="data">Holds them.</param>
        /// <param name="offset">Where they start.</param>
        /// <param name="count">How many.</param>
        /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
        /// <exception cref="ArgumentOutOfRangeException">The bytes do not lie inside the array.</exception>
        public void Update(byte[] data, int offset, int count)
        {
            if (data == null)
            {
                throw new ArgumentNullException(nameof(data));
            }

            if (offset < 0 || count < 0 || count > data.Length - offset)
            {
                throw new ArgumentOutOfRangeException(nameof(count));
            }

            _bytes += count;
            while (count > 0)
            {
                int taken = _block.Length - _held;
                taken = taken < count ? taken : count;
                Array.Copy(data, offset, _block, _held, taken);
                _held += taken;
                offset += taken;
                count -= taken;
                if (_held == _block.Length)
                {
                    Compress(_block, _state);
                    _held = 0;
                }
            }
        }

        /// <summary>Writes the hash of all that was taken. Then it starts anew.</summary>
        /// <param name="hash">Takes it: 8 words, the highest byte of each first.</param>
        /// <exception cref="ArgumentNullException"><paramref name="hash"/> is null.</exception>
        /// <exception cref="ArgumentException">It has not that many bytes.</exception>
        public void Finish(byte[] hash)
        {
            if (hash == null)
            {
                throw new ArgumentNullException(nameof(hash));
            }

            if (hash.Length != StateWords * _wordBytes)
            {
                throw new ArgumentException("a hash has " + (StateWords * _wordBytes).ToString() + " bytes");
            }

            long bits = 8 * _bytes;
            int length = _block.Length;
            _block[_held++] = 0x80;
            if (_held > length - (LengthWords * _wordBytes))
            {
                Array.Clear(_block, _held, length - _held);
                Compress(_block, _state);
                _held = 0;
            }

            Array.Clear(_block, _held, length - _held);
            for (int i = 0; i < 8; i++)
            {
                _block[length - 1 - i] = (byte)((bits >> (8 * i)) & 0xFF);
            }

            Compress(_block, _state);
            for (int i = 0; i < hash.Length; i++)
            {
                int above = _wordBytes - 1 - (i % _wordBytes);
                hash[i] = (byte)((_state[i / _wordBytes] >> (8 * above)) & 0xFF);
            }

            Reset();
        }

        /// <summary>Takes a block into the state.</summary>
        /// <param name="block">16 words, the highest byte of each first.</param>
        /// <param name="state">8 words.</param>
        internal abstract void Compress(byte[] block, ulong[] state);
    }
}
