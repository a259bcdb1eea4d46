namespace CameraWeb
{
    /// <summary>
    /// Who knows it may change settings. It is made of the noise of a picture that nobody is shown, since nanoFramework's Random starts from the time
    /// alone, and it changes with each start.
    /// </summary>
    public sealed class SettingsToken
    {
        /// <summary>How many characters it has, of 5 bits each.</summary>
        public const int Length = 12;

        // Letters and digits that nobody takes for another one.
        private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

        private const ulong FirstState = 14695981039346656037;
        private const ulong Prime = 1099511628211;

        private readonly byte[] _characters = new byte[Length];

        /// <summary>Whether it was made.</summary>
        public bool IsMade => Text != null;

        /// <summary>It; null until it is made.</summary>
        public string Text { get; private set; }

        /// <summary>Makes it.</summary>
        /// <param name="noise">A picture that nobody is shown.</param>
        /// <param name="ticks">The time, as fine as it is known.</param>
        public void Make(byte[] noise, long ticks)
        {
            // FNV-1a, 64 bits.
            ulong state = FirstState;
            int count = noise.Length;
            for (int i = 0; i < count; i++)
            {
                state = (state ^ noise[i]) * Prime;
            }

            for (int i = 0; i < 64; i += 8)
            {
                state = (state ^ (byte)(ticks >> i)) * Prime;
            }

            char[] text = new char[Length];
            for (int i = 0; i < Length; i++)
            {
                // The upper bits of a product depend on all bits below them.
                text[i] = Alphabet[(byte)(state >> 59)];
                _characters[i] = (byte)text[i];
                state = (state ^ (byte)(state >> 32)) * Prime;
            }

            Text = new string(text);
        }

        /// <summary>Whether somebody knows it. It takes the same time for each wrong guess, whatever the guess has in common with it.</summary>
        /// <param name="bytes">Holds the guess.</param>
        /// <param name="start">Where it begins.</param>
        /// <param name="length">How many bytes it has.</param>
        /// <returns>True if it is the token.</returns>
        public bool Matches(byte[] bytes, int start, int length)
        {
            int difference = IsMade ? length ^ Length : 1;
            for (int i = 0; i < Length; i++)
            {
                difference |= _characters[i] ^ bytes[i < length ? start + i : 0];
            }

            return difference == 0;
        }
    }
}
