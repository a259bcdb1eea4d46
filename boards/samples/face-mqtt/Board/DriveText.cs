using System;
using System.IO;
using FaceMqtt.Settings;

namespace FaceMqtt.Board
{
    /// <summary>Reads small files of the board's drive whole.</summary>
    internal static class DriveText
    {
        private const int MaxBytes = 8192;

        /// <summary>The bytes of a file, and one more that is 0, by which the firmware knows the end of a certificate.</summary>
        /// <param name="path">Drive and name.</param>
        /// <param name="what">What the file is, for messages.</param>
        /// <exception cref="SettingsException">It is missing, too large, or cannot be read.</exception>
        public static byte[] Read(string path, string what)
        {
            try
            {
                if (!File.Exists(path))
                {
                    throw new SettingsException(what + " is missing: put " + path + " on the board with nanoff --filedeployment");
                }

                FileStream stream = new FileStream(path, FileMode.Open, FileAccess.Read);
                try
                {
                    return ReadAll(stream, path, what);
                }
                finally
                {
                    stream.Close();
                }
            }
            catch (IOException failure)
            {
                throw new SettingsException(what + ", " + path + ", cannot be read: " + failure.Message);
            }
        }

        private static byte[] ReadAll(FileStream stream, string path, string what)
        {
            if (stream.Length > MaxBytes)
            {
                throw new SettingsException(what + ", " + path + ", has more than " + MaxBytes.ToString() + " bytes");
            }

            byte[] bytes = new byte[(int)stream.Length + 1];
            int length = 0;
            while (length < bytes.Length - 1)
            {
                // The end is 0 on .NET and -1 on nanoFramework.
                int read = stream.Read(bytes, length, bytes.Length - 1 - length);
                if (read <= 0)
                {
                    throw new SettingsException(what + ", " + path + ", ends too soon");
                }

                length += read;
            }

            return bytes;
        }
    }
}
