namespace DupNet.Embedded.Storage
{
    /// <summary>
    /// Gives a part of a model, such as <c>(offset, length) => (byte[])ResourceUtility.GetObject(Resources.ResourceManager,
    /// Resources.BinaryResources.Model, offset, length)</c>, which copies no more than the slice out of the flash.
    /// </summary>
    /// <param name="offset">First byte of the part.</param>
    /// <param name="length">How many bytes, at least 1.</param>
    /// <returns>The bytes; fewer if the model ends before.</returns>
    public delegate byte[] SliceReader(int offset, int length);
}
