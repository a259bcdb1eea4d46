using DupNet.Embedded.Models;

namespace DupNet.Embedded.Storage
{
    /// <summary>
    /// The last 16 bytes of a slot file, written when the model before them has been checked: "SEAL", the number of the update, the
    /// CRC-32 in the model's header, and the CRC-32 of these twelve bytes, all little-endian. A file without a whole
    /// seal is an update that was not finished.
    /// </summary>
    internal static class SlotSeal
    {
        public const int Bytes = 16;

        private const int Magic = 0x4C414553;
        private const int ModelCrcOffset = 12;

        /// <summary>Makes the seal of a model.</summary>
        public static byte[] Create(byte[] model, int number)
        {
            byte[] seal = new byte[Bytes];
            Put(seal, 0, Magic);
            Put(seal, 4, number);
            for (int i = 0; i < 4; i++)
            {
                seal[8 + i] = model[ModelCrcOffset + i];
            }

            Crc32 crc = new Crc32();
            crc.Append(seal, 0, 12);
            long value = crc.Value;
            for (int i = 0; i < 4; i++)
            {
                seal[12 + i] = (byte)(value >> (8 * i));
            }

            return seal;
        }

        /// <summary>Whether these bytes are a whole seal.</summary>
        public static bool IsWhole(byte[] seal)
        {
            Crc32 crc = new Crc32();
            crc.Append(seal, 0, 12);
            long value = crc.Value;
            for (int i = 0; i < 4; i++)
            {
                if (seal[12 + i] != (byte)(value >> (8 * i)))
                {
                    return false;
                }
            }

            return Get(seal, 0) == Magic;
        }

        /// <summary>The number of the update.</summary>
        public static int Number(byte[] seal)
        {
            return Get(seal, 4);
        }

        /// <summary>Whether a model is the one that was sealed.</summary>
        public static bool Fits(byte[] seal, byte[] model)
        {
            for (int i = 0; i < 4; i++)
            {
                if (seal[8 + i] != model[ModelCrcOffset + i])
                {
                    return false;
                }
            }

            return true;
        }

        private static void Put(byte[] data, int offset, int value)
        {
            for (int i = 0; i < 4; i++)
            {
                data[offset + i] = (byte)(value >> (8 * i));
            }
        }

        private static int Get(byte[] data, int offset)
        {
            return data[offset] | (data[offset + 1] << 8) | (data[offset + 2] << 16) | (data[offset + 3] << 24);
        }
    }
}
