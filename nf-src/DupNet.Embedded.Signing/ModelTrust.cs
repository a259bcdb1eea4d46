using System;
using DupNet.Embedded.Storage;

namespace DupNet.Embedded.Signing
{
    /// <summary>
    /// Takes models that the owner of a key has signed, and no others. Give it to a <see cref="ModelStore"/>, or ask it about a model from anywhere. The
    /// working memory of a verification, about 8 KB for Ed25519 and 1 KB for HMAC-SHA-256, is free again after it.
    /// </summary>
    public sealed class ModelTrust : IModelGuard
    {
        private const int SharedKeyBytes = 32;

        private readonly SignatureKind _kind;
        private readonly byte[] _key;

        /// <summary>Trusts the owner of a key of Ed25519, which nobody needs to keep secret here.</summary>
        /// <param name="key">The public key, 32 bytes; <c>dupnet keygen</c> prints them.</param>
        /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
        /// <exception cref="ArgumentException">It has not 32 bytes.</exception>
        public ModelTrust(byte[] key)
            : this(SignatureKind.Ed25519, key, Ed25519.KeyBytes)
        {
        }

        private ModelTrust(SignatureKind kind, byte[] key, int keyBytes)
        {
            if (key == null)
            {
                throw new ArgumentNullException(nameof(key));
            }

            if (key.Length != keyBytes)
            {
                throw new ArgumentException("a key has " + keyBytes.ToString() + " bytes, not " + key.Length.ToString());
            }

            _kind = kind;
            _key = key;
        }

        /// <summary>Models of a smaller version are refused, wherever they come from; 0, the default, refuses none.</summary>
        public int SmallestVersion { get; set; }

        /// <summary>Whether an update of a smaller version than the model in use is refused; false by default.</summary>
        public bool RefusesOlder { get; set; }

        /// <inheritdoc/>
        public int SignatureBytes => ModelSignature.BytesOf(_kind);

        /// <summary>
        /// Trusts who has the same key, by HMAC-SHA-256: half the time of Ed25519. Whoever reads the key out of a board's flash can sign models for
        /// all boards that have it.
        /// </summary>
        /// <param name="key">The key, 32 bytes, as <c>dupnet keygen --hmac</c> makes it. It must be secret.</param>
        /// <returns>The trust.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
        /// <exception cref="ArgumentException">It has not 32 bytes.</exception>
        public static ModelTrust OfSharedKey(byte[] key) => new ModelTrust(SignatureKind.HmacSha256, key, SharedKeyBytes);

        /// <inheritdoc/>
        public string WhyRefused(byte[] model, byte[] signature, byte[] current)
        {
            if (model == null)
            {
                throw new ArgumentNullException(nameof(model));
            }

            if (signature == null)
            {
                return "it has no signature";
            }

            ModelSignature read = ModelSignature.Read(signature);
            if (read == null)
            {
                return "its signature is damaged, or of another format";
            }

            // What checks is chosen by the program, never by the signature: else a public key could pass for a shared one.
            if (read.Kind != _kind)
            {
                return "its signature is of another kind than the program asks for";
            }

            if (read.ModelBytes != model.Length || !IsRight(model, signature))
            {
                return "its signature is not that of the key, or the model was altered";
            }

            if (read.Version < SmallestVersion)
            {
                return "it has version " + read.Version.ToString() + ", the program takes none below " + SmallestVersion.ToString();
            }

            ModelSignature used = current == null ? null : ModelSignature.Read(current);
            return RefusesOlder && used != null && read.Version < used.Version
                ? "it has version " + read.Version.ToString() + ", older than the model in use, " + used.Version.ToString()
                : null;
        }

        private bool IsRight(byte[] model, byte[] signature)
        {
            const int Start = ModelSignature.SignedBytes;
            if (_kind == SignatureKind.Ed25519)
            {
                return new Ed25519().Verify(_key, signature, Start, signature, Start, model);
            }

            HmacSha256 code = new HmacSha256(_key);
            code.Update(signature, 0, Start);
            code.Update(model, 0, model.Length);
            return code.Matches(signature, Start);
        }
    }
}
