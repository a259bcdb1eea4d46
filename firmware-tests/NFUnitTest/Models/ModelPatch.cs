using DupNet.Embedded.Models;

namespace NFUnitTest.Models
{
    /// <summary>Alters model files and makes their checksum right again.</summary>
    internal static class ModelPatch
    {
        /// <summary>Writes a little-endian number of 1, 2 or 4 bytes.</summary>
        public static void Write(byte[] model, int offset, int bytes, int value)
        {
            for (int i = 0; i < bytes; i++)
            {
                model[offset + i] = (byte)(value >> (8 * i));
            }
        }

        public static void Seal(byte[] model)
        {
            Crc32 crc = new Crc32();
            crc.Append(model, ModelFormat.CrcStart, model.Length - ModelFormat.CrcStart);
            LittleEndian.PutUInt32(model, ModelFormat.CrcOffset, crc.Value);
        }
    }
}
