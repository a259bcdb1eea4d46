using DupNet.Embedded;
using TestFrameworkShared;

namespace NFUnitTest.Golden
{
    /// <summary>The files of firmware-tests/golden, which lie in the assembly's resources.</summary>
    internal static class GoldenModels
    {
        /// <summary>A fresh copy of a model file, to be altered at will.</summary>
        public static byte[] File(string name)
        {
            switch (name)
            {
                case "chain":
                    return Resources.GetBytes(Resources.BinaryResources.chain_dupnet);

                case "colours":
                    return Resources.GetBytes(Resources.BinaryResources.colours_dupnet);

                case "crowd":
                    return Resources.GetBytes(Resources.BinaryResources.crowd_dupnet);

                case "deep":
                    return Resources.GetBytes(Resources.BinaryResources.deep_dupnet);

                case "gray":
                    return Resources.GetBytes(Resources.BinaryResources.gray_dupnet);

                case "grays":
                    return Resources.GetBytes(Resources.BinaryResources.grays_dupnet);

                case "odd":
                    return Resources.GetBytes(Resources.BinaryResources.odd_dupnet);

                case "three":
                    return Resources.GetBytes(Resources.BinaryResources.three_dupnet);

                case "tree":
                    return Resources.GetBytes(Resources.BinaryResources.tree_dupnet);

                case "twenty":
                    return Resources.GetBytes(Resources.BinaryResources.twenty_dupnet);

                case "wide":
                    return Resources.GetBytes(Resources.BinaryResources.wide_dupnet);

                default:
                    throw new AssertFailedException("no golden model " + name);
            }
        }

        public static DupNetModel Load(string name)
        {
            return DupNetModel.Load(File(name));
        }

        public static GoldenVectors Vectors(string name)
        {
            switch (name)
            {
                case "chain":
                    return new GoldenVectors(Resources.GetBytes(Resources.BinaryResources.chain_txt));

                case "colours":
                    return new GoldenVectors(Resources.GetBytes(Resources.BinaryResources.colours_txt));

                case "crowd":
                    return new GoldenVectors(Resources.GetBytes(Resources.BinaryResources.crowd_txt));

                case "deep":
                    return new GoldenVectors(Resources.GetBytes(Resources.BinaryResources.deep_txt));

                case "gray":
                    return new GoldenVectors(Resources.GetBytes(Resources.BinaryResources.gray_txt));

                case "grays":
                    return new GoldenVectors(Resources.GetBytes(Resources.BinaryResources.grays_txt));

                case "odd":
                    return new GoldenVectors(Resources.GetBytes(Resources.BinaryResources.odd_txt));

                case "three":
                    return new GoldenVectors(Resources.GetBytes(Resources.BinaryResources.three_txt));

                case "tree":
                    return new GoldenVectors(Resources.GetBytes(Resources.BinaryResources.tree_txt));

                case "twenty":
                    return new GoldenVectors(Resources.GetBytes(Resources.BinaryResources.twenty_txt));

                case "wide":
                    return new GoldenVectors(Resources.GetBytes(Resources.BinaryResources.wide_txt));

                default:
                    throw new AssertFailedException("no golden vectors " + name);
            }
        }
    }
}
