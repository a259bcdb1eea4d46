using System;
using DupNet.Embedded.Storage;

namespace DupNet.Embedded.Signing
{
    /// <summary>
    /// Takes models that the owner of a key has signed, and no others. Give it to a <see cref="ModelStore"/>, or ask it about a model from anywhere. The
    /// working memory of a verification, about 8 KB, is free again after it.
    /// </summary>
    public sealed class ModelTrust : IModelGuard
    {
        private readonly byte[] _key;

        /// <summary>Trusts the owner of a key.</summary>
        /// <param name="key">The public key, 32 bytes; <c>dupnet keygen</c> prints them.</param>
        /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
        /// <exception cref="ArgumentException">It has not 32 bytes.</exception>
        public ModelTrust(byte[] key)
        {
            if (key == null)
            {
                throw new ArgumentNullException(nameof(key));
            }

            if (key.Length != Ed25519.KeyBytes)
            {
                throw new ArgumentException("a public key has 32 bytes, not " + key.Length.ToString());
            }

            _key = key;
        }

        /// <summary>Models of a smaller version are refused, wherever they come from; 0, the default, refuses none.</summary>
        public int SmallestVersion { get; set; }

        /// <summary>Whether an update of a smaller version than the model in use is refused; false by default.</summary>
        public bool RefusesOlder { get; set; }

        /// <inheritdoc/>
        public int SignatureBytes => ModelSignature.Bytes;

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

            if (read.ModelBytes != model.Length || !new Ed25519().Verify(_key, signature, ModelSignature.SignedBytes, signature, ModelSignature.SignedBytes, model))
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
    }
}
