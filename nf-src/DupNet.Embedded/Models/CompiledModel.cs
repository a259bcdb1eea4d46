namespace DupNet.Embedded
{
    /// <summary>
    /// A model whose layers have become code. <c>dupnet compile</c> writes a class for one model, which <see cref="DupNetModel.Load(CompiledModel)"/>
    /// takes in place of the file: its weights then take no memory.
    /// </summary>
    public abstract class CompiledModel
    {
        /// <summary>CRC-32 of the model that the code was made from, 0 .. 2^32 - 1.</summary>
        public abstract long Checksum { get; }

        /// <summary>Further assemblies that hold code of the model.</summary>
        public virtual int PartCount => 0;

        /// <summary>CRC-32 of the model that the code of a further assembly was made from.</summary>
        /// <param name="part">Number of the assembly, 1 .. <see cref="PartCount"/>.</param>
        /// <returns>0 .. 2^32 - 1.</returns>
        public virtual long PartChecksum(int part) => Checksum;

        /// <summary>
        /// The model without what has become code: header, layer table, anchors, names, scales and biases of heads; weights and quantizers of the
        /// layers that are not compiled.
        /// </summary>
        /// <returns>A new array.</returns>
        public abstract byte[] MakeHead();

        /// <summary>The code of a layer.</summary>
        /// <param name="number">Number of the layer, from 1.</param>
        /// <returns>The code, or null where the layer is not compiled.</returns>
        public abstract CompiledLayer MakeLayer(int number);
    }
}
