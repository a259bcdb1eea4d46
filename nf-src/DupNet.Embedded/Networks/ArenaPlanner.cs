namespace DupNet.Embedded.Networks
{
    /// <summary>
    /// Places the maps between layers in one arena.
    /// <para>
    /// - A map lives from the layer that writes it to the last layer that reads it.
    /// - Maps are placed in order of execution, each at the lowest offset where it overlaps no map that lives at the same
    ///   time.
    /// </para>
    /// <para>
    /// The default table at 160 x 160: map 1 is a band, the others are whole.
    /// <code>
    ///   offset 0 |map 1 band|map 2                       |     layers 1 and 2 together
    ///            |map 3         |  map 2                 |     layer 3, and so on: two maps live at a time
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
            for (int i = 0; i < layers.Length; i++)
            {
                FeatureMap map = layers[i].Output;
                if (map == null)
                {
                    continue;
                }

                map.Offset = 0;
                for (int other = 0; other < i; other++)
                {
                    FeatureMap placed = layers[other].Output;
                    if (placed != null && LastReader(layers, other) >= i
                        && map.Offset < placed.Offset + placed.Bytes && placed.Offset < map.Offset + map.Bytes)
                    {
                        // Step over this map, then compare with all of them again.
                        map.Offset = placed.Offset + placed.Bytes;
                        other = -1;
                    }
                }

                bytes = bytes > map.Offset + map.Bytes ? bytes : map.Offset + map.Bytes;
            }

            return bytes;
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
