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

        /// <summary>What a frame may take; whoever runs the model keeps to it.</summary>
        public ModelBudget Budget { get; private set; }

        /// <summary>Reads and validates a model of the budget <see cref="ModelBudget.Default"/>.</summary>
        /// <param name="data">The whole file, kept by reference.</param>
        /// <returns>The model.</returns>
        /// <exception cref="System.ArgumentNullException"><paramref name="data"/> is null.</exception>
        /// <exception cref="ModelException">The model is damaged, not one that this library can run, or above the budget.</exception>
        public static DupNetModel Load(byte[] data) => Load(data, ModelBudget.Default);

        /// <summary>Reads and validates a model.</summary>
        /// <param name="data">The whole file, kept by reference.</param>
        /// <param name="budget">The most that a frame may take, at the default and the known-answer size, and at any size later on.</param>
        /// <returns>The model.</returns>
        /// <exception cref="System.ArgumentNullException">An argument is null.</exception>
        /// <exception cref="ModelException">The model is damaged, not one that this library can run, or above the budget.</exception>
        public static DupNetModel Load(byte[] data, ModelBudget budget)
        {
            if (budget == null)
            {
                throw new System.ArgumentNullException(nameof(budget));
            }

            DupNetModel model = new DupNetModel(data);
            new ModelReader(data, false).Read(model);
            model.Keep(budget);
            return model;
        }

        /// <summary>Takes a model whose layers have become code, of the budget <see cref="ModelBudget.Default"/>.</summary>
        /// <param name="code">The class that <c>dupnet compile</c> has written.</param>
        /// <returns>The model, for managed kernels.</returns>
        /// <exception cref="System.ArgumentNullException"><paramref name="code"/> is null.</exception>
        /// <exception cref="System.InvalidOperationException">The code was made from several models.</exception>
        /// <exception cref="ModelException">The model is damaged, or above the budget.</exception>
        public static DupNetModel Load(CompiledModel code) => Load(code, ModelBudget.Default);

        /// <summary>Takes a model whose layers have become code.</summary>
        /// <param name="code">The class that <c>dupnet compile</c> has written.</param>
        /// <param name="budget">The most that a frame may take, as of <see cref="Load(byte[], ModelBudget)"/>.</param>
        /// <returns>The model, for managed kernels.</returns>
        /// <exception cref="System.ArgumentNullException">An argument is null.</exception>
        /// <exception cref="System.InvalidOperationException">The code was made from several models.</exception>
        /// <exception cref="ModelException">The model is damaged, or above the budget.</exception>
        public static DupNetModel Load(CompiledModel code, ModelBudget budget)
        {
            if (code == null)
            {
                throw new System.ArgumentNullException(nameof(code));
            }

            if (budget == null)
            {
                throw new System.ArgumentNullException(nameof(budget));
            }

            byte[] head = code.MakeHead();
            DupNetModel model = new DupNetModel(head);
            new ModelReader(head, true).Read(model);
            CompiledLayers.Take(model, code);
            model.Keep(budget);
            return model;
        }

        /// <summary>Reads a model of which only the bytes before the weights are at hand, which somebody else has checked.</summary>
        /// <param name="head">The file up to its weights offset.</param>
        /// <returns>A model that managed kernels cannot run.</returns>
        /// <exception cref="ModelException">The head is damaged, or the model is above <see cref="ModelBudget.Default"/>.</exception>
        internal static DupNetModel LoadHead(byte[] head)
        {
            DupNetModel model = new DupNetModel(head);
            new ModelReader(head, true).Read(model);
            model.Keep(ModelBudget.Default);
            return model;
        }

        private void Keep(ModelBudget budget)
        {
            Budget = budget;
            Check(DefaultWidth, DefaultHeight, ModelFormat.DefaultWidthOffset);
            Check(KnownAnswerSide, KnownAnswerSide, ModelFormat.KnownAnswerSideOffset);
        }

        private void Check(int width, int height, int offset)
        {
            string refusal = FrameCost.Of(this, width, height).WhyRefused(Budget, width, height);
            if (refusal != null)
            {
                throw new ModelException(ModelError.OverBudget, offset, refusal);
            }
        }
    }
}
