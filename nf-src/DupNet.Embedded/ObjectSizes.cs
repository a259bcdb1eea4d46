using System;

namespace DupNet.Embedded
{
    /// <summary>
    /// How small and how large an object may be in the network's input, so that a model finds it whole. A larger input shows the
    /// same object larger: a close object then is too large, and the model takes parts of it for objects.
    /// <para>
    /// A model learns sizes around its anchors. Anchors follow one another by a ratio; beyond the last one the model reaches two
    /// thirds of the way to where one more would lie, which was measured. Sizes are longer sides.
    /// </para>
    /// </summary>
    public static class ObjectSizes
    {
        /// <summary>An anchor's neighbour is at least a quarter larger, and counts as at most four times as large.</summary>
        private const int LargestRatio = 4;

        /// <summary>Longer side of the smallest object.</summary>
        /// <param name="model">The model.</param>
        /// <returns>In 1/16 pixel of the network's input; at least a cell of the head that finds it.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
        public static int Smallest(DupNetModel model)
        {
            CheckNotNull(model);
            int smallest = int.MaxValue;
            int index = 0;
            for (int i = 0; i < model.Anchors.Length; i++)
            {
                int side = LongerSide(model.Anchors[i]);
                if (side < smallest)
                {
                    smallest = side;
                    index = i;
                }
            }

            int neighbour = int.MaxValue;
            for (int i = 0; i < model.Anchors.Length; i++)
            {
                int side = LongerSide(model.Anchors[i]);
                if (4 * side >= 5 * smallest && side < neighbour)
                {
                    neighbour = side;
                }
            }

            neighbour = neighbour == int.MaxValue ? 2 * smallest : Smaller(neighbour, LargestRatio * smallest);
            int reach = Beyond(smallest, neighbour);
            int cell = 16 * CellSize(model, index);
            return reach < cell ? cell : reach;
        }

        /// <summary>Longer side of the largest object.</summary>
        /// <param name="model">The model.</param>
        /// <returns>In 1/16 pixel of the network's input; may be more than the input's side.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
        public static int Largest(DupNetModel model)
        {
            CheckNotNull(model);
            int largest = 0;
            for (int i = 0; i < model.Anchors.Length; i++)
            {
                int side = LongerSide(model.Anchors[i]);
                largest = side > largest ? side : largest;
            }

            int neighbour = 0;
            for (int i = 0; i < model.Anchors.Length; i++)
            {
                int side = LongerSide(model.Anchors[i]);
                if (5 * side <= 4 * largest && side > neighbour)
                {
                    neighbour = side;
                }
            }

            int least = (largest + LargestRatio - 1) / LargestRatio;
            neighbour = neighbour == 0 ? (largest + 1) / 2 : neighbour < least ? least : neighbour;
            return Beyond(largest, neighbour);
        }

        /// <summary>Two thirds of the way from a side to side^2 / neighbour, where one more anchor would lie.</summary>
        private static int Beyond(int side, int neighbour) => (int)((long)side * ((2 * side) + neighbour) / (3 * neighbour));

        private static int LongerSide(Anchor anchor) => anchor.Width > anchor.Height ? anchor.Width : anchor.Height;

        private static int Smaller(int a, int b) => a < b ? a : b;

        /// <summary>Input pixels a cell of the head that has an anchor; 1 when none has it.</summary>
        private static int CellSize(DupNetModel model, int anchor)
        {
            int[] cells = new int[model.Layers.Length + 1];
            cells[0] = 1;
            for (int i = 0; i < model.Layers.Length; i++)
            {
                Layer layer = model.Layers[i];
                cells[i + 1] = cells[layer.Source] * layer.Stride * layer.Pool;
                if (layer.IsHead && anchor >= layer.FirstAnchor && anchor < layer.FirstAnchor + layer.AnchorCount)
                {
                    return cells[i + 1];
                }
            }

            return 1;
        }

        private static void CheckNotNull(DupNetModel model)
        {
            if (model == null)
            {
                throw new ArgumentNullException(nameof(model));
            }
        }
    }
}
