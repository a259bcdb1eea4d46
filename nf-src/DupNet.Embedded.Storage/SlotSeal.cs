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
        private const int NumberOffset = 4;
        private const int ModelChecksumOffset = 8;
        private const int ChecksumOffset = 12;

        /// <summary>Makes the seal of a model.</summary>
        public static byte[] Create(long modelChecksum, int number)
        {
            byte[] seal = new byte[Bytes];
            LittleEndian.PutUInt32(seal, 0, Magic);
            LittleEndian.PutUInt32(seal, NumberOffset, number);
            LittleEndian.PutUInt32(seal, ModelChecksumOffset, modelChecksum);
            LittleEndian.PutUInt32(seal, ChecksumOffset, Checksum(seal));
            return seal;
        }

        /// <summary>Whether these bytes are a whole seal.</summary>
        public static bool IsWhole(byte[] seal)
            => LittleEndian.UInt32(seal, ChecksumOffset) == Checksum(seal) && LittleEndian.Int32(seal, 0) == Magic;

        /// <summary>Number of the update that a seal belongs to.</summary>
        public static int Number(byte[] seal) => LittleEndian.Int32(seal, NumberOffset);

        /// <summary>Whether a model is the one that was sealed.</summary>
        public static bool Fits(byte[] seal, DupNetModel model) => LittleEndian.UInt32(seal, ModelChecksumOffset) == model.Checksum;

        private static long Checksum(byte[] seal)
        {
            Crc32 crc = new Crc32();
            crc.Append(seal, 0, ChecksumOffset);
            return crc.Value;
        }
    }
}
