using System;
using System.Text;

namespace CameraWeb.Http
{
    /// <summary>Text of one byte a character in a buffer of a fixed size: writing it leaves no garbage.</summary>
    public sealed class AsciiText
    {
        private const int MostDigits = 10;

        private readonly byte[] _digits = new byte[MostDigits];

        /// <summary>An empty text.</summary>
        /// <param name="capacity">Most characters.</param>
        public AsciiText(int capacity)
        {
            Bytes = new byte[capacity];
        }

        /// <summary>The characters, and room for more.</summary>
        public byte[] Bytes { get; }

        /// <summary>How many there are.</summary>
        public int Length { get; private set; }

        /// <summary>Removes all.</summary>
        /// <returns>This text.</returns>
        public AsciiText Clear()
        {
            Length = 0;
            return this;
        }

        /// <summary>Adds characters below 128.</summary>
        /// <param name="text">They.</param>
        /// <returns>This text.</returns>
        /// <exception cref="InvalidOperationException">There is no room for them; the text stays as it was.</exception>
        public AsciiText Add(string text)
        {
            CheckRoom(text.Length);
            Length += Encoding.UTF8.GetBytes(text, 0, text.Length, Bytes, Length);
            return this;
        }

        /// <summary>Adds another text.</summary>
        /// <param name="text">It.</param>
        /// <returns>This text.</returns>
        /// <exception cref="InvalidOperationException">There is no room for it; this text stays as it was.</exception>
        public AsciiText Add(AsciiText text)
        {
            CheckRoom(text.Length);
            Array.Copy(text.Bytes, 0, Bytes, Length, text.Length);
            Length += text.Length;
            return this;
        }

        /// <summary>Adds a number in decimal digits.</summary>
        /// <param name="number">It, at least 0; a number below is written as 0.</param>
        /// <returns>This text.</returns>
        /// <exception cref="InvalidOperationException">There is no room for it; the text stays as it was.</exception>
        public AsciiText Add(long number)
        {
            int count = 0;
            long rest = number < 0 ? 0 : number % 10000000000;
            do
            {
                _digits[count] = (byte)('0' + (int)(rest % 10));
                count++;
                rest /= 10;
            }
            while (rest != 0);

            CheckRoom(count);
            while (count > 0)
            {
                count--;
                Bytes[Length] = _digits[count];
                Length++;
            }

            return this;
        }

        private void CheckRoom(int count)
        {
            if (count > Bytes.Length - Length)
            {
                throw new InvalidOperationException("no room for " + count.ToString() + " characters in a text of " + Bytes.Length.ToString());
            }
        }
    }
}
