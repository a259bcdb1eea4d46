namespace DupNet.Embedded.Layers
{
    /// <summary>
    /// Gives the network its input image, row by row from the top, each row at most once. Rows below the last window are left out,
    /// and rows that are read by windows on the bars of an <see cref="IPaddedImage"/> only.
    /// </summary>
    public interface IRowSource
    {
        /// <summary>Writes one row: columns left to right, channels fastest, a byte each.</summary>
        /// <param name="row">Row of the input, 0 at the top.</param>
        /// <param name="buffer">Buffer to write into.</param>
        /// <param name="offset">Where the row's first byte goes.</param>
        void ReadRow(int row, byte[] buffer, int offset);
    }
}
