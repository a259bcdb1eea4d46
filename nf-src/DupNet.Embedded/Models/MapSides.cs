namespace DupNet.Embedded.Models
{
    /// <summary>Sides of the feature maps for a given side of the input.</summary>
    internal static class MapSides
    {
        /// <summary>Number (from 1) of the first layer that a side does not fit, or 0 when it fits all.</summary>
        public static int FirstRefused(ModelContent model, int inputSide)
        {
            int[] sides = Compute(model, inputSide);
            for (int i = 1; i < sides.Length; i++)
            {
                if (sides[i] == 0)
                {
                    return i;
                }
            }

            return 0;
        }

        /// <summary>Side of the image, then of each layer's output; 0 for a layer that it does not fit and all after it.</summary>
        public static int[] Compute(ModelContent model, int inputSide)
        {
            int[] sides = new int[model.Layers.Length + 1];
            sides[0] = inputSide;
            for (int i = 0; i < model.Layers.Length; i++)
            {
                int source = sides[model.Layers[i].Source];
                sides[i + 1] = source == 0 ? 0 : model.Layers[i].OutputSide(source);
            }

            return sides;
        }
    }
}
