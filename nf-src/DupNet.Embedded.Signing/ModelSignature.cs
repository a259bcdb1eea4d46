using System;
using DupNet.Embedded.Models;

namespace DupNet.Embedded.Signing
{
    /// <summary>
    /// The signature of a model, as <c>dupnet sign</c> writes it beside the model's file (models/FORMAT.md, section 12): which version of the model it is,
    /// and Ed25519 or HMAC-SHA-256 of that and of the model.
    /// </summary>
    public sealed class ModelSignature
    {
        /// <summary>The first bytes, which are signed together with the model.</summary>
        public const int SignedBytes = 16;

        private const int Mark = 0x47495344;
        private const int KindAt = 4;
        private const int VersionAt = 8;
        private const int ModelBytesAt = 12;

        private ModelSignature(SignatureKind kind, int version, int modelBytes)
        {
            Kind = kind;
            Version = version;
            ModelBytes = modelBytes;
        }

        /// <summary>What the model is signed by.</summary>
        public SignatureKind Kind { get; }

        /// <summary>Version of the model, 0 .. 2^31 - 1. It counts only where the signature is right.</summary>
        public int Version { get; }

        /// <summary>Bytes of the model.</summary>
        public int ModelBytes { get; }

        /// <summary>Bytes of a signature.</summary>
        /// <param name="kind">Its kind.</param>
        /// <returns>80 or 48.</returns>
        public static int BytesOf(SignatureKind kind) => SignedBytes + (kind == SignatureKind.Ed25519 ? Ed25519.SignatureBytes : HmacSha256.CodeBytes);

        /// <summary>Reads a signature.</summary>
        /// <param name="data">Its bytes.</param>
        /// <returns>The signature, not verified; null if they are none.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
        public static ModelSignature Read(byte[] data)
        {
            if (data == null)
            {
                throw new ArgumentNullException(nameof(data));
            }

            if (data.Length < SignedBytes || LittleEndian.Int32(data, 0) != Mark)
            {
                return null;
            }

            int number = LittleEndian.Int32(data, KindAt);
            int version = LittleEndian.Int32(data, VersionAt);
            int modelBytes = LittleEndian.Int32(data, ModelBytesAt);
            SignatureKind kind = number == (int)SignatureKind.HmacSha256 ? SignatureKind.HmacSha256 : SignatureKind.Ed25519;
            return number != (int)kind || data.Length != BytesOf(kind) || version < 0 || modelBytes < 0 ? null : new ModelSignature(kind, version, modelBytes);
        }

        /// <summary>The first bytes of a signature, to be signed together with the model, which follows them.</summary>
        /// <param name="kind">What the model is to be signed by.</param>
        /// <param name="version">Version of the model, 0 .. 2^31 - 1.</param>
        /// <param name="modelBytes">Bytes of the model.</param>
        /// <returns>A new array of all bytes; what is after <see cref="SignedBytes"/> is still zero.</returns>
        /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
        public static byte[] Prepare(SignatureKind kind, int version, int modelBytes)
        {
            if (version < 0 || modelBytes < 0)
            {
                throw new ArgumentOutOfRangeException(version < 0 ? nameof(version) : nameof(modelBytes));
            }

            byte[] data = new byte[BytesOf(kind)];
            LittleEndian.PutUInt32(data, 0, Mark);
            LittleEndian.PutUInt32(data, KindAt, (int)kind);
            LittleEndian.PutUInt32(data, VersionAt, version);
            LittleEndian.PutUInt32(data, ModelBytesAt, modelBytes);
            return data;
        }
    }
}
