namespace DupNet.Embedded.Storage
{
    /// <summary>Is asked about an update, and told how it ends.</summary>
    internal interface IUpdateOwner
    {
        /// <summary>Whether the owner takes a model.</summary>
        /// <param name="model">The bytes of its file.</param>
        /// <param name="signature">Its signature; null if none was given.</param>
        /// <returns>Null if it does, else why not.</returns>
        string WhyRefused(byte[] model, byte[] signature);

        /// <summary>Writes the signature of the model that a file is about to be sealed with.</summary>
        /// <param name="slot">Slot of the file.</param>
        /// <param name="signature">The signature; null if there is none.</param>
        void KeepSignature(int slot, byte[] signature);

        /// <summary>The update has ended.</summary>
        /// <param name="slot">Slot of the file that it wrote.</param>
        /// <param name="committed">Whether the file holds the model in use from now on.</param>
        void End(int slot, bool committed);
    }
}
