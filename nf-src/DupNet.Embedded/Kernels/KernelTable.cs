using DupNet.Embedded.Layers;

namespace DupNet.Embedded.Kernels
{
    /// <summary>All kernels of the library, and the place that chooses among them.</summary>
    public static class KernelTable
    {
        /// <summary>The name of a kernel, for reports.</summary>
        /// <param name="number">Number of the kernel, as the serial protocol tells it.</param>
        /// <returns>Its name, or null if this version has no such kernel.</returns>
        public static string NameOf(int number)
        {
            foreach (Kernel kernel in MakeAll())
            {
                if (kernel.Number == number)
                {
                    return kernel.Name;
                }
            }

            return null;
        }

        /// <summary>The numbers of all kernels.</summary>
        /// <returns>A new array.</returns>
        public static int[] Numbers()
        {
            Kernel[] kernels = MakeAll();
            int[] numbers = new int[kernels.Length];
            for (int i = 0; i < kernels.Length; i++)
            {
                numbers[i] = kernels[i].Number;
            }

            return numbers;
        }

        /// <summary>Chooses the kernel of a layer: the cheapest one that can run it, the first of equal ones.</summary>
        /// <param name="plan">The layer.</param>
        /// <param name="blocks">Blocks of <see cref="KernelScratch"/> that a kernel may take, as of <see cref="Kernel.TryPlan"/>.</param>
        /// <param name="source">The kernel that writes a large input, or null, as of <see cref="Kernel.TryPlan"/>.</param>
        /// <param name="preferred">Number of a kernel to choose wherever it can run, for tests and measurements; -1 for none.</param>
        /// <returns>The kernel, planned. There always is one: of the layers that are not compiled, the kernel of the image runs the first, that of pixels all others.</returns>
        internal static Kernel Choose(LayerPlan plan, int blocks, Kernel source, int preferred)
        {
            Kernel best = null;
            foreach (Kernel kernel in MakeAll())
            {
                if (kernel.TryPlan(plan, blocks, source))
                {
                    if (kernel.Number == preferred)
                    {
                        return kernel;
                    }

                    best = best == null || kernel.Cost < best.Cost ? kernel : best;
                }
            }

            return best;
        }

        /// <summary>The table: a new instance of every kernel. A new kernel takes a row.</summary>
        private static Kernel[] MakeAll()
        {
            return new Kernel[]
            {
                new ImageConvolution(),
                new TileLaneConvolution(),
                new PixelLaneConvolution(),
                new CompiledConvolution(),
                new CompiledImage(),
            };
        }
    }
}
