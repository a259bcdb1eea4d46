using System;

namespace DupNet.Embedded.Signing
{
    /// <summary>
    /// The signature of a model, as <c>dupnet sign</c> writes it beside the model's file (models/FORMAT.md, section 12): which version of the model it is,
    /// and Ed25519 of that and of the model.
    /// </summary>
    public sealed class ModelSignature
    {
        /// <summary>Bytes of a signature.</summary>
        public const int Bytes = SignedBytes + Ed25519.SignatureBytes;

        /// <summary>The first bytes, which are signed together with the model.</summary>
        internal const int SignedBytes = 16;

        private const int Mark = 0x47495344;
        private const int Format = 1;

        private ModelSignature(byte[] data, int version, int modelBytes)
        {
            Data = data;
            Version = version;
            ModelBytes = modelBytes;
        }

        /// <summary>Version of the model, 0 .. 2^31 - 1. It counts only where the signature is right.</summary>
        public int Version { get; }

        /// <summary>Bytes of the model.</summary>
        public int ModelBytes { get; }

        /// <summary>All bytes.</summary>
        internal byte[] Data { get; }

        /// <summary>Reads a signature.</summary>
        /// <param name="data">Its bytes, kept by reference.</param>
        /// <returns>The signature, not verified; null if they are none.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
        public static ModelSignature Read(byte[] data)
        {
            if (data == null)
            {
                throw new ArgumentNullException(nameof(data));
            }

            if (data.Length != Bytes || Number(data, 0) != Mark || Number(data, 4) != Format || Number(data, 8) < 0 || Number(data, 12) < 0)
            {
                return null;
            }

            return new ModelSignature(data, Number(data, 8), Number(data, 12));
        }

        /// <summary>The first bytes of a signature, to be signed together with the model, which follows them.</summary>
        /// <param name="version">Version of the model, 0 .. 2^31 - 1.</param>
        /// <param name="modelBytes">Bytes of the model.</param>
        /// <returns>A new array of all bytes; the signature is still zero.</returns>
        /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
        public static byte[] Prepare(int version, int modelBytes)
        {
            if (version < 0 || modelBytes < 0)
            {
                throw new ArgumentOutOfRangeException(version < 0 ? nameof(version) : nameof(modelBytes));
            }

            byte[] data = new byte[Bytes];
            Write(data, 0, Mark);
            Write(data, 4, Format);
            Write(data, 8, version);
            Write(data, 12, modelBytes);
            return data;
        }

        private static int Number(byte[] data, int offset)
            => data[offset] | (data[offset + 1] << 8) | (data[offset + 2] << 16) | (data[offset + 3] << 24);

        private static void Write(byte[] data, int offset, int number)
        {
            for (int i = 0; i < 4; i++)
            {
                data[offset + i] = (byte)((number >> (8 * i)) & 0xFF);
            }
        }
    }
}
