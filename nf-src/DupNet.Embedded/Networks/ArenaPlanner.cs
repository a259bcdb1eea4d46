using DupNet.Embedded.Layers;

namespace DupNet.Embedded.Networks
{
    /// <summary>
    /// Places the maps between layers in one arena.
    /// <para>
    /// - A map lives from the layer that writes it to the last layer that reads it.
    /// - The largest map is placed first, each at the lowest offset where it overlaps no placed map that lives at the same time.
    /// </para>
    /// <para>
    /// The default table at 160 x 160: map 1 is a row, map 5 six rows, the others are whole.
    /// <code>
    ///   offset 0 |map 2                 |map 1 row|     layers 1 and 2 together
    ///            |map 2                 |map 3   |      layer 3
    ///            |map 4            |    |map 3   |      layer 4, and so on: two maps live at a time
    /// </code>
    /// The result is not the smallest arena for every tree.
    /// </para>
    /// </summary>
    internal static class ArenaPlanner
    {
        /// <summary>Sets the offset of every map.</summary>
        /// <param name="layers">The layers, in order of execution.</param>
        /// <returns>Bytes of the arena.</returns>
        public static int Place(LayerPlan[] layers)
        {
            int bytes = 0;
            bool[] isPlaced = new bool[layers.Length];
            for (int i = Largest(layers, isPlaced); i >= 0; i = Largest(layers, isPlaced))
            {
                FeatureMap map = layers[i].Output;
                map.Offset = 0;
                for (int other = 0; other < layers.Length; other++)
                {
                    FeatureMap placed = layers[other].Output;
                    if (isPlaced[other] && LiveTogether(layers, i, other)
                        && map.Offset < placed.Offset + placed.Bytes && placed.Offset < map.Offset + map.Bytes)
                    {
                        // Step over this map, then compare with all of them again.
                        map.Offset = placed.Offset + placed.Bytes;
                        other = -1;
                    }
                }

                isPlaced[i] = true;
                bytes = bytes > map.Offset + map.Bytes ? bytes : map.Offset + map.Bytes;
            }

            return bytes;
        }

        /// <summary>Finds room for bytes beside the maps, which are placed.</summary>
        /// <param name="layers">The layers.</param>
        /// <param name="first">Index of the first layer that needs them.</param>
        /// <param name="last">Index of the last one.</param>
        /// <param name="from">The lowest offset to consider.</param>
        /// <param name="bytes">How many bytes.</param>
        /// <returns>The lowest offset where they overlap no map that lives at the time.</returns>
        public static int Place(LayerPlan[] layers, int first, int last, int from, int bytes)
        {
            for (int i = 0; i <= last; i++)
            {
                FeatureMap map = layers[i].Output;
                if (map != null && LastReader(layers, i) >= first && from < map.Offset + map.Bytes && map.Offset < from + bytes)
                {
                    // Step over this map, then compare with all of them again.
                    from = map.Offset + map.Bytes;
                    i = -1;
                }
            }

            return from;
        }

        /// <summary>Index of the largest map that is not placed yet, the first among equals; -1 for none.</summary>
        private static int Largest(LayerPlan[] layers, bool[] isPlaced)
        {
            int largest = -1;
            for (int i = 0; i < layers.Length; i++)
            {
                if (layers[i].Output != null && !isPlaced[i] && (largest < 0 || layers[i].Output.Bytes > layers[largest].Output.Bytes))
                {
                    largest = i;
                }
            }

            return largest;
        }

        /// <summary>Whether one of two maps is written before the other is read for the last time.</summary>
        private static bool LiveTogether(LayerPlan[] layers, int a, int b)
        {
            return a < b ? LastReader(layers, a) >= b : LastReader(layers, b) >= a;
        }

        /// <summary>Index of the last layer that reads a layer's output; its own for a head.</summary>
        public static int LastReader(LayerPlan[] layers, int index)
        {
            for (int i = layers.Length - 1; i > index; i--)
            {
                if (layers[i].Layer.Source == index + 1)
                {
                    return i;
                }
            }

            return index;
        }
    }
}
