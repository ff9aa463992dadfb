package sharelock.compile.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import sharelock.compile.ModelError;
import sharelock.compile.Place;
import sharelock.compile.Place.Change;

/**
 * Calls and tests that a mutant of a model leaves out: {@code Zap.zapPteRange/lock} leaves out the
 * call of lock() in that method, {@code /lock#2} its second one; {@code Fault.doWpPage?1=false}
 * lets the method's first condition be false, as a trace shows conditions. What stands in a lambda
 * of the method belongs to the method.
 *
 * <p>If a call is left out, an unlock by a task that does not hold the lock does nothing: it is the
 * unlock that goes with the lock left out.
 */
final class Edits {
    private static final String KERNEL = "sharelock/kernel/";
    private static final String RULES = KERNEL + "RuleViolation$Rule";
    private static final String UNLOCK_RULE = "NOT_THE_HOLDER";

    private final List<Edit> open = new ArrayList<>();
    private final boolean any;

    Edits(List<String> texts) {
        any = !texts.isEmpty();
        for (String text : texts) {
            Change change =
                    Change.parse(text)
                            .orElseThrow(
                                    () ->
                                            ModelError.ofPlace(
                                                    text + " names no call and no condition."));
            open.add(new Edit(text, change));
        }
    }

    /** Changes a class as it comes from its file. */
    void applyTo(ClassNode type) {
        if (!any) return;
        if (type.name.startsWith(KERNEL)) {
            type.methods.forEach(Edits::tolerateUnlocks);
            return;
        }
        String name = type.name.replace('/', '.');
        for (Edit edit : List.copyOf(open)) {
            if (!edit.change.place().isIn(name)) continue;
            edit.applyTo(type);
            open.remove(edit);
        }
    }

    /**
     * @throws ModelError when a class was never read
     */
    void checkAllApplied() {
        for (Edit edit : open) {
            throw ModelError.ofPlace(
                    "%s: the model runs no code of a class %s. Name one that it does run."
                            .formatted(edit.text, edit.change.place().type()));
        }
    }

    private static void tolerateUnlocks(MethodNode method) {
        boolean unlocks = false;
        for (AbstractInsnNode node : method.instructions) {
            if (node instanceof FieldInsnNode field && field.owner.equals(RULES)) {
                unlocks = field.name.equals(UNLOCK_RULE);
            }
            if (unlocks && node.getOpcode() == Opcodes.ATHROW) {
                method.instructions.insertBefore(node, new InsnNode(Opcodes.POP));
                method.instructions.set(node, new InsnNode(Opcodes.RETURN));
                return;
            }
        }
    }

    /** One change, as a check names it. */
    private record Edit(String text, Change change) {

        private void applyTo(ClassNode owner) {
            List<Site> places = new ArrayList<>();
            for (MethodNode candidate : owner.methods) {
                if (isOf(candidate)) places.addAll(places(candidate));
            }
            int number = change.number();
            boolean isOne = number < 0 && places.size() == 1;
            if (!isOne && (number < 1 || places.size() < number)) {
                Place in = change.place();
                throw ModelError.ofPlace(
                        "%s: %s.%s has %s"
                                .formatted(text, in.type(), in.method(), describe(places)));
            }
            Site place = places.get(isOne ? 0 : number - 1);
            if (place.node instanceof MethodInsnNode called) {
                leaveOut(place.method, called);
            } else if (place.node instanceof JumpInsnNode jump) {
                decide(place.method, jump);
            }
        }

        /** Whether a method of the class file is the named one, or a lambda in it. */
        private boolean isOf(MethodNode candidate) {
            String method = change.place().method();
            return candidate.name.equals(method)
                    || candidate.name.matches("lambda\\$" + Pattern.quote(method) + "\\$\\d+");
        }

        private List<Site> places(MethodNode candidate) {
            List<Site> places = new ArrayList<>();
            String call = change.place().call();
            int line = 0;
            for (AbstractInsnNode node : candidate.instructions) {
                if (node instanceof LineNumberNode begin) line = begin.line;
                boolean wanted =
                        call.isEmpty()
                                ? node instanceof JumpInsnNode
                                        && node.getOpcode() != Opcodes.GOTO
                                        && node.getOpcode() != Opcodes.JSR
                                : node instanceof MethodInsnNode called && called.name.equals(call);
                if (wanted) places.add(new Site(candidate, node, line));
            }
            return places;
        }

        private String describe(List<Site> places) {
            String call = change.place().call();
            String what = call.isEmpty() ? "condition" : "call of " + call;
            if (places.isEmpty()) return "no " + what + ".";
            return places.stream()
                    .map(place -> Integer.toString(place.line))
                    .collect(
                            Collectors.joining(
                                    ", ",
                                    "a " + what + " in each of the lines ",
                                    ". Name one of them by its number, from 1."));
        }

        private void leaveOut(MethodNode where, MethodInsnNode called) {
            if (Type.getReturnType(called.desc).getSort() != Type.VOID) {
                throw ModelError.ofPlace(
                        "%s: the call has a result, which would be missing. Leave out the condition that looks at it."
                                .formatted(text));
            }
            Type[] arguments = Type.getArgumentTypes(called.desc);
            for (int i = arguments.length - 1; i >= 0; i--) {
                pop(where, called, arguments[i].getSize());
            }
            if (called.getOpcode() != Opcodes.INVOKESTATIC) pop(where, called, 1);
            where.instructions.remove(called);
        }

        /** Javac jumps where the condition that a reader sees is false. */
        private void decide(MethodNode where, JumpInsnNode jump) {
            boolean two = jump.getOpcode() >= Opcodes.IF_ICMPEQ && jump.getOpcode() < Opcodes.GOTO;
            pop(where, jump, 1);
            if (two) pop(where, jump, 1);
            if (change.isTrue()) {
                where.instructions.remove(jump);
            } else {
                jump.setOpcode(Opcodes.GOTO);
            }
        }

        private static void pop(MethodNode where, AbstractInsnNode before, int words) {
            int opcode = words == 1 ? Opcodes.POP : Opcodes.POP2;
            where.instructions.insertBefore(before, new InsnNode(opcode));
        }
    }

    /** Where something can be changed. */
    private record Site(MethodNode method, AbstractInsnNode node, int line) {}
}
