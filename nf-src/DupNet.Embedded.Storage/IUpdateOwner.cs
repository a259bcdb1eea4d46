namespace DupNet.Embedded.Storage
{
    /// <summary>Is told how an update ends.</summary>
    internal interface IUpdateOwner
    {
        /// <summary>The update has ended.</summary>
        /// <param name="slot">Slot of the file that it wrote.</param>
        /// <param name="committed">Whether the file holds the model in use from now on.</param>
        void End(int slot, bool committed);
    }
}
