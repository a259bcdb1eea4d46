using System;

namespace DupNet.Embedded
{
    /// <summary>
    /// The most that a frame of a model may take. A small file can state a network that runs for hours, or needs more memory than there
    /// is: it is refused when it is read, and when a detector or a plan is made of it, before its buffers are allocated.
    /// </summary>
    public sealed class ModelBudget
    {
#if NANOFRAMEWORK_1_0
        private const long DefaultOperations = 1L << 33;
        private const int DefaultBytes = 1 << 22;
#else
        private const long DefaultOperations = 1L << 37;
        private const int DefaultBytes = 1 << 28;
#endif

        private const long MostMegaoperations = int.MaxValue;

        /// <summary>Chooses a budget.</summary>
        /// <param name="operations">Most operations of a frame, at least 1, counted as <see cref="FrameCost.Operations"/>.</param>
        /// <param name="bytes">Most bytes of all maps, as <see cref="FrameCost.MapBytes"/>, and of the buffers of a plan or an engine, at least 1.</param>
        /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
        public ModelBudget(long operations, int bytes)
        {
            if (operations < 1)
            {
                throw new ArgumentOutOfRangeException(nameof(operations));
            }

            if (bytes < 1)
            {
                throw new ArgumentOutOfRangeException(nameof(bytes));
            }

            Operations = operations;
            Bytes = bytes;
        }

        /// <summary>
        /// What is used where none is given. On a device 2^33 operations and 2^22 bytes, 25 and 16 times what the default model takes at
        /// 160x160; on a PC 2^37 operations and 2^28 bytes.
        /// </summary>
        public static ModelBudget Default => new ModelBudget(DefaultOperations, DefaultBytes);

        /// <summary>Most operations of a frame.</summary>
        public long Operations { get; }

        /// <summary><see cref="Operations"/> in 2^20, the next whole number, for an engine.</summary>
        internal int Megaoperations => Operations > MostMegaoperations << 20 ? (int)MostMegaoperations : (int)((Operations + 1048575) >> 20);

        /// <summary>Most bytes of all maps of a frame, and of the buffers of a plan or an engine.</summary>
        public int Bytes { get; }
    }
}
