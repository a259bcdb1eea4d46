using TestFrameworkShared;

namespace NFUnitTest.Golden
{
    /// <summary>Reads the lines of a golden text file (tools/DupNet.Golden/GoldenVector.cs describes them).</summary>
    internal sealed class GoldenVectors
    {
        private const int MaxNumbers = 8;

        private readonly byte[] _text;
        private readonly long[] _numbers = new long[MaxNumbers];
        private int _at;

        public GoldenVectors(byte[] text)
        {
            _text = text;
        }

        /// <summary>The next vector, or null after the last.</summary>
        public GoldenVector Next()
        {
            if (_at >= _text.Length)
            {
                return null;
            }

            GoldenVector vector = new GoldenVector();
            vector.Merges = _text[_at] == 'm';
            vector.Settings = ReadLine(vector.Merges ? 'm' : 's', 8);
            vector.IsDim = _at < _text.Length && _text[_at] == 'd';
            vector.Frame = ReadLine(vector.IsDim ? 'd' : 'f', 7);
            ReadLine('l', 1);
            vector.Logits = _numbers[0];
            while (_at < _text.Length && _text[_at] == 'b')
            {
                vector.Boxes[vector.BoxCount] = ReadLine('b', 6);
                vector.BoxCount++;
            }

            return vector;
        }

        private int[] ReadLine(char kind, int count)
        {
            if (_at >= _text.Length || _text[_at] != kind)
            {
                throw new AssertFailedException("golden text, byte " + _at.ToString() + ": no line that starts with " + kind.ToString());
            }

            int found = -1;
            bool inNumber = false;
            while (_text[_at] != '\n')
            {
                int digit = _text[_at] - '0';
                bool isDigit = digit >= 0 && digit <= 9;
                if (isDigit && !inNumber)
                {
                    found++;
                    _numbers[found] = 0;
                }

                if (isDigit)
                {
                    _numbers[found] = (_numbers[found] * 10) + digit;
                }

                inNumber = isDigit;
                _at++;
            }

            _at++;
            if (found + 1 != count)
            {
                throw new AssertFailedException("golden text, before byte " + _at.ToString() + ": " + (found + 1).ToString() + " numbers, not " + count.ToString());
            }

            int[] line = new int[count];
            for (int i = 0; i < count; i++)
            {
                line[i] = (int)_numbers[i];
            }

            return line;
        }
    }
}
