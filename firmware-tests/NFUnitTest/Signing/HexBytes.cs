namespace NFUnitTest.Signing
{
    /// <summary>Bytes of hexadecimal digits, as published vectors have them.</summary>
    internal static class HexBytes
    {
        public static byte[] Of(string digits)
        {
            byte[] bytes = new byte[digits.Length / 2];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)((Digit(digits[2 * i]) << 4) | Digit(digits[(2 * i) + 1]));
            }

            return bytes;
        }

        private static int Digit(char digit) => digit <= '9' ? digit - '0' : digit - 'a' + 10;
    }
}
