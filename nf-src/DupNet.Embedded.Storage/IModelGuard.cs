namespace DupNet.Embedded.Storage
{
    /// <summary>
    /// Decides which models a <see cref="ModelStore"/> takes besides those that are whole: <c>ModelTrust</c> of DupNet.Embedded.Signing takes signed ones.
    /// </summary>
    public interface IModelGuard
    {
        /// <summary>Bytes of a signature, which lies in a file beside the model's; 1 or more.</summary>
        int SignatureBytes { get; }

        /// <summary>Looks at a model, when it is loaded and before an update is committed.</summary>
        /// <param name="model">The bytes of its file.</param>
        /// <param name="signature">Its signature, of <see cref="SignatureBytes"/>; null if there is none.</param>
        /// <param name="current">Of an update, the signature of the model in use; null if that has none, and when a model is loaded.</param>
        /// <returns>Null to take it, else why not, in a few words.</returns>
        string WhyRefused(byte[] model, byte[] signature, byte[] current);
    }
}
