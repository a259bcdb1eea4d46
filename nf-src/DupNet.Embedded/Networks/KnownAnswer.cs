using System;
using DupNet.Embedded.Models;

namespace DupNet.Embedded.Networks
{
    /// <summary>The check of models/FORMAT.md, section 6: a generated input must give the logits that the model states.</summary>
    public static class KnownAnswer
    {
        /// <summary>Runs the network on the generated input.</summary>
        /// <param name="model">The model.</param>
        /// <returns>CRC-32 of the logits, 0 .. 2^32 - 1.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
        /// <exception cref="InvalidOperationException">The model's weights lie in flash, for an engine.</exception>
        public static long Compute(DupNetModel model)
        {
            Network network = Begin(model);
            for (int i = 0; i < model.Layers.Length; i++)
            {
                network.RunLayer(i);
            }

            return Hash(network.Logits);
        }

        /// <summary>A network that has begun the generated input.</summary>
        internal static Network Begin(DupNetModel model)
        {
            if (model == null)
            {
                throw new ArgumentNullException(nameof(model));
            }

            int side = model.KnownAnswerSide;
            Network network = new Network(new NetworkPlan(model, side, side));
            network.Begin(new GeneratedImage(model.KnownAnswerSeed, side * model.InputChannels));
            return network;
        }

        /// <summary>The hash of some logits.</summary>
        /// <param name="logits">Logits of all heads.</param>
        /// <returns>CRC-32, 0 .. 2^32 - 1.</returns>
        internal static long Hash(int[] logits)
        {
            Crc32 crc = new Crc32();
            for (int i = 0; i < logits.Length; i++)
            {
                crc.Append(logits[i]);
            }

            return crc.Value;
        }
    }
}
