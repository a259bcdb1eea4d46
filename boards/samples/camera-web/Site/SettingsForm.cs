namespace CameraWeb.Site
{
    /// <summary>What the page's form sends: <c>threshold=50&amp;rotation=90&amp;token=...</c>, in any order; what is left out stays as it is.</summary>
    public sealed class SettingsForm
    {
        /// <summary>The value of a field that is not there.</summary>
        public const int None = -1;

        private const int MostDigits = 3;

        private readonly byte[] _bytes;

        /// <summary>Reads a form.</summary>
        /// <param name="bytes">Its bytes.</param>
        /// <param name="length">How many they are.</param>
        public SettingsForm(byte[] bytes, int length)
        {
            _bytes = bytes;
            int start = 0;
            while (start < length)
            {
                int end = IndexOf('&', start, length);
                int value = IndexOf('=', start, end) + 1;
                Read(start, value > end ? end : value, end);
                start = end + 1;
            }
        }

        /// <summary>What is wrong with it; null for nothing.</summary>
        public string Error { get; private set; }

        /// <summary>The threshold in percent, 1 .. 99, or <see cref="None"/>.</summary>
        public int Threshold { get; private set; } = None;

        /// <summary>The rotation in degrees clockwise, 0, 90, 180 or 270, or <see cref="None"/>.</summary>
        public int Rotation { get; private set; } = None;

        /// <summary>Where the token begins.</summary>
        public int TokenStart { get; private set; }

        /// <summary>How many bytes it has; 0 without one.</summary>
        public int TokenLength { get; private set; }

        private void Read(int name, int value, int end)
        {
            if (Is("token=", name, value))
            {
                TokenStart = value;
                TokenLength = end - value;
            }
            else if (Is("threshold=", name, value))
            {
                Threshold = Number(value, end);
                if (Threshold < 1 || Threshold > 99)
                {
                    Error = "threshold must be 1..99";
                }
            }
            else if (Is("rotation=", name, value))
            {
                Rotation = Number(value, end);
                if (Rotation < 0 || Rotation > 270 || Rotation % 90 != 0)
                {
                    Error = "rotation must be 0, 90, 180 or 270";
                }
            }
            else
            {
                Error = "the fields are threshold, rotation and token";
            }
        }

        private int IndexOf(char character, int start, int end)
        {
            int at = start;
            while (at < end && _bytes[at] != character)
            {
                at++;
            }

            return at;
        }

        private bool Is(string name, int start, int end)
        {
            if (end - start != name.Length)
            {
                return false;
            }

            for (int i = 0; i < name.Length; i++)
            {
                if (_bytes[start + i] != name[i])
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>A number of up to three digits; <see cref="None"/> for anything else.</summary>
        private int Number(int start, int end)
        {
            int number = end > start && end - start <= MostDigits ? 0 : None;
            for (int i = start; i < end && number != None; i++)
            {
                number = _bytes[i] >= '0' && _bytes[i] <= '9' ? (number * 10) + _bytes[i] - '0' : None;
            }

            return number;
        }
    }
}
