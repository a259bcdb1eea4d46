using System;

namespace DupNet.Embedded.Models
{
    /// <summary>Joins the code of layers with the rest of their model.</summary>
    internal static class CompiledLayers
    {
        /// <summary>Gives the layers their code.</summary>
        /// <param name="model">The model, read from <see cref="CompiledModel.MakeHead"/>.</param>
        /// <param name="code">The code.</param>
        /// <exception cref="InvalidOperationException">The code was made from several models, or lacks the weights of a layer that is no code.</exception>
        public static void Take(ModelContent model, CompiledModel code)
        {
            CheckChecksum(model, code.Checksum, "the code");
            for (int part = 1; part <= code.PartCount; part++)
            {
                CheckChecksum(model, code.PartChecksum(part), "part " + part.ToString() + " of the code");
            }

            for (int i = 0; i < model.Layers.Length; i++)
            {
                Layer layer = model.Layers[i];
                layer.Code = code.MakeLayer(i + 1);
                bool needsWeights = layer.Code == null;
                bool needsQuantizer = needsWeights || layer.IsHead;
                int held = model.Data.Length;
                if ((needsWeights && layer.WeightsOffset + layer.WeightBytes > held)
                    || (needsQuantizer && layer.QuantizerOffset + layer.QuantizerBytes > held))
                {
                    throw new InvalidOperationException("layer " + (i + 1).ToString() + " of model " + model.Name + " is neither in the code nor in the model");
                }
            }

            model.HasCode = true;
        }

        private static void CheckChecksum(ModelContent model, long checksum, string what)
        {
            if (checksum != model.Checksum)
            {
                throw new InvalidOperationException(
                    what + " was made from another model than " + model.Name + ": its checksum is " + checksum.ToString() + ", not " + model.Checksum.ToString());
            }
        }
    }
}
