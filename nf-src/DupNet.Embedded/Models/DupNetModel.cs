using DupNet.Embedded.Models;

namespace DupNet.Embedded
{
    /// <summary>
    /// A validated detector model: header, layer table and the bytes that hold its weights. The bytes are not copied
    /// and must not change while the model is in use. Immutable, so several detectors may share it.
    /// </summary>
    public sealed class DupNetModel : ModelContent
    {
        private DupNetModel(byte[] data)
            : base(data)
        {
        }

        /// <summary>Reads and validates a model.</summary>
        /// <param name="data">The whole file, kept by reference.</param>
        /// <returns>The model.</returns>
        /// <exception cref="System.ArgumentNullException"><paramref name="data"/> is null.</exception>
        /// <exception cref="ModelException">The model is damaged, or not one that this library can run.</exception>
        public static DupNetModel Load(byte[] data)
        {
            DupNetModel model = new DupNetModel(data);
            new ModelReader(data, false).Read(model);
            return model;
        }

        /// <summary>Reads a model of which only the bytes before the weights are at hand, which somebody else has checked.</summary>
        /// <param name="head">The file up to its weights offset.</param>
        /// <returns>A model that managed kernels cannot run.</returns>
        /// <exception cref="ModelException">The head is damaged.</exception>
        internal static DupNetModel LoadHead(byte[] head)
        {
            DupNetModel model = new DupNetModel(head);
            new ModelReader(head, true).Read(model);
            return model;
        }
    }
}
